package io.ivory.flow.edit;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.TestCall;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What edits have in common: finding nodes, and the words for them. */
final class Edits {

    private Edits() {}

    /** The node {@code id}. */
    static FlowNode node(FlowDefinition flow, NodeId id) {
        return flow.node(id)
                .orElseThrow(() -> new InvalidFlowException(
                        "The node " + id + " is no longer in the flow. Somebody may have deleted it"));
    }

    /** The node that {@code from} leaves, which must have that exit. */
    static FlowNode nodeWith(FlowDefinition flow, NodeExit from) {
        FlowNode node = node(flow, from.node());
        require(
                node.exits().contains(from.exit()),
                "\"" + node.name() + "\" has no exit \"" + from.exit() + "\" any more. Connect another one");
        return node;
    }

    /** {@code "Main menu"} in quotes; the id where the node is gone. */
    static String quoted(FlowDefinition flow, NodeId id) {
        return "\"" + flow.node(id).map(FlowNode::name).orElse(id.value()) + "\"";
    }

    /** {@code "Main menu"} for one node, {@code 3 nodes} for several. */
    static String quoted(FlowDefinition flow, Collection<NodeId> ids) {
        return ids.size() == 1 ? quoted(flow, ids.iterator().next()) : ids.size() + " nodes";
    }

    /** A name that no node has yet: the one wished for, or the same with a number from 2. */
    static String freeName(String wish, Set<String> taken) {
        String name = wish;
        for (int number = 2; taken.contains(name); number++) {
            String suffix = " " + number;
            name = wish.substring(0, Math.min(wish.length(), NodeHead.MAX_NAME - suffix.length())) + suffix;
        }
        return name;
    }

    /** The names that nodes have. */
    static Set<String> names(FlowDefinition flow) {
        return flow.nodes().values().stream().map(FlowNode::name).collect(Collectors.toCollection(HashSet::new));
    }

    /** The flow without those of {@code candidates} that no node says and no test call expects. */
    static FlowDefinition withoutUnused(FlowDefinition flow, Set<PromptId> candidates) {
        var unused = new LinkedHashSet<>(candidates);
        flow.nodes().values().forEach(node -> unused.removeAll(node.prompts()));
        flow.tests().values().stream().flatMap(test -> test.steps().stream()).forEach(step -> {
            if (step instanceof TestCall.Step.Hears(PromptId prompt)) {
                unused.remove(prompt);
            }
        });
        if (unused.isEmpty()) {
            return flow;
        }
        var prompts = new LinkedHashMap<>(flow.prompts());
        prompts.keySet().removeAll(unused);
        return flow.withPrompts(prompts);
    }

    /** The node with only those connections that leave by an exit it has. */
    static FlowNode withoutStrayTargets(FlowNode node) {
        var targets = new LinkedHashMap<>(node.targets());
        targets.keySet().retainAll(node.exits());
        return node.withHead(node.head().withTargets(targets));
    }
}
