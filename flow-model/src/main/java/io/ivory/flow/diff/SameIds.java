package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells apart what two people added under the same id: ids are made from names, so two new menus are both {@code menu}.
 * Theirs get other ids, and numbers to their names, as if they had been drawn after mine.
 */
final class SameIds {

    private final FlowDefinition base;
    private final FlowDefinition mine;
    private final FlowDefinition theirs;

    SameIds(FlowDefinition base, FlowDefinition mine, FlowDefinition theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    /** Their flow, with other ids where mine and theirs are not the same. */
    FlowDefinition toldApart() {
        Map<NodeId, NodeId> nodes = nodes();
        Map<PromptId, PromptId> prompts = prompts(nodes.keySet());
        if (nodes.isEmpty() && prompts.isEmpty()) {
            return theirs;
        }
        FlowDefinition apart = new Renames(nodes, prompts).applyTo(theirs);
        Set<String> taken = new HashSet<>();
        mine.nodes().values().forEach(node -> taken.add(node.name()));
        for (NodeId id : nodes.values()) {
            FlowNode node = apart.node(id).orElseThrow();
            apart = apart.with(node.withHead(node.head().withName(freeName(node.name(), taken))));
        }
        return apart;
    }

    private Map<NodeId, NodeId> nodes() {
        var taken = new HashSet<>(mine.nodes().keySet());
        taken.addAll(theirs.nodes().keySet());
        taken.addAll(base.nodes().keySet());
        var renamed = new LinkedHashMap<NodeId, NodeId>();
        theirs.nodes().forEach((id, node) -> {
            FlowNode my = mine.nodes().get(id);
            if (my != null && !base.nodes().containsKey(id) && !(same(my, node) && saysTheSame(node))) {
                NodeId free = NodeId.fromName(node.name(), taken);
                taken.add(free);
                renamed.put(id, free);
            }
        });
        return renamed;
    }

    private boolean saysTheSame(FlowNode node) {
        return node.prompts().stream()
                .allMatch(id -> base.prompts().containsKey(id)
                        || same(mine.prompts().get(id), theirs.prompts().get(id)));
    }

    /** Prompts that only nodes say which they added; others may be meant to be the same. */
    private Map<PromptId, PromptId> prompts(Set<NodeId> renamedNodes) {
        var saidByOld = new HashSet<PromptId>();
        var saidByRenamed = new HashSet<PromptId>();
        for (FlowNode node : theirs.nodes().values()) {
            if (base.nodes().containsKey(node.id())) {
                saidByOld.addAll(node.prompts());
            } else if (renamedNodes.contains(node.id())) {
                saidByRenamed.addAll(node.prompts());
            }
        }
        var taken = new HashSet<>(mine.prompts().keySet());
        taken.addAll(theirs.prompts().keySet());
        taken.addAll(base.prompts().keySet());
        var renamed = new LinkedHashMap<PromptId, PromptId>();
        theirs.prompts().keySet().forEach(id -> {
            if (mine.prompts().containsKey(id)
                    && !base.prompts().containsKey(id)
                    && saidByRenamed.contains(id)
                    && !saidByOld.contains(id)) {
                PromptId free = PromptId.fromName(id.value(), taken);
                taken.add(free);
                renamed.put(id, free);
            }
        });
        return renamed;
    }

    private static String freeName(String wish, Set<String> taken) {
        String name = wish;
        for (int number = 2; !taken.add(name); number++) {
            String suffix = " " + number;
            name = wish.substring(0, Math.min(wish.length(), NodeHead.MAX_NAME - suffix.length())) + suffix;
        }
        return name;
    }
}
