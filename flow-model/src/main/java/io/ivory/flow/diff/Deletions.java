package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles what becomes of a node that one deleted and the other changed or connected, before anything is merged: mine
 * decides, and their flow is made to look as if they had agreed. A node therefore stays with its connections, or goes with
 * them.
 */
final class Deletions {

    private final FlowDefinition base;
    private final FlowDefinition mine;
    private final FlowDefinition theirs;
    private final ConflictNotes notes;

    Deletions(FlowDefinition base, FlowDefinition mine, FlowDefinition theirs, ConflictNotes notes) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.notes = notes;
    }

    /** Their flow, without disputed nodes that I deleted, with those that I kept. */
    FlowDefinition reconciled() {
        Set<NodeId> gone = disputed(mine, theirs);
        gone.forEach(id -> notes.deletion(id, "deleted", "changed or connected"));
        Set<NodeId> kept = disputed(theirs, mine);
        kept.forEach(id -> notes.deletion(id, "changed or connected", "deleted"));
        FlowDefinition result = theirs;
        if (!gone.isEmpty()) {
            result = without(result, gone);
        }
        return kept.isEmpty() ? result : with(result, kept);
    }

    /** The nodes that {@code deleter} deleted although {@code other} needs them. */
    private Set<NodeId> disputed(FlowDefinition deleter, FlowDefinition other) {
        var deleted = new LinkedHashSet<>(base.nodes().keySet());
        deleted.removeAll(deleter.nodes().keySet());
        deleted.retainAll(other.nodes().keySet());
        if (deleted.isEmpty()) {
            return deleted;
        }
        Set<NodeId> connected = newTargets(other);
        deleted.removeIf(id -> !connected.contains(id) && !isChanged(id, deleter, other));
        return deleted;
    }

    /** The nodes that something leads to in {@code flow} and did not before. */
    private Set<NodeId> newTargets(FlowDefinition flow) {
        var targets = new HashSet<NodeId>();
        Map<String, @Nullable Object> former = Components.of(base);
        Map<String, @Nullable Object> now = Components.of(flow);
        for (String root : Components.holding(FlowDefinition.class, NodeId.class)) {
            if (now.get(root) instanceof NodeId id && !id.equals(former.get(root))) {
                targets.add(id);
            }
        }
        flow.nodes()
                .values()
                .forEach(node -> node.targets().forEach((exit, target) -> {
                    if (!target.equals(formerTarget(node, exit))) {
                        targets.add(target);
                    }
                }));
        return targets;
    }

    private @Nullable NodeId formerTarget(FlowNode node, Exit exit) {
        FlowNode former = base.nodes().get(node.id());
        return former == null ? null : former.targets().get(exit);
    }

    /** Whether {@code other} changed the node, or words that went with it. */
    private boolean isChanged(NodeId id, FlowDefinition deleter, FlowDefinition other) {
        FlowNode former = Objects.requireNonNull(base.nodes().get(id));
        return !same(former, other.nodes().get(id))
                || former.prompts().stream()
                        .anyMatch(prompt -> !deleter.prompts().containsKey(prompt)
                                && other.prompts().containsKey(prompt)
                                && !same(
                                        base.prompts().get(prompt),
                                        other.prompts().get(prompt)));
    }

    private FlowDefinition without(FlowDefinition flow, Set<NodeId> gone) {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        flow.nodes().forEach((id, node) -> {
            if (!gone.contains(id)) {
                nodes.put(id, withoutWaysTo(gone, node, flow));
            }
        });
        var prompts = new LinkedHashMap<>(flow.prompts());
        var left = new HashSet<PromptId>();
        nodes.values().forEach(node -> left.addAll(node.prompts()));
        for (NodeId id : gone) {
            for (PromptId prompt : flow.node(id).orElseThrow().prompts()) {
                Prompt former = base.prompts().get(prompt);
                if (!left.contains(prompt) && former != null) {
                    prompts.replace(prompt, former);
                } else if (!left.contains(prompt)) {
                    prompts.remove(prompt);
                }
            }
        }
        var positions = new LinkedHashMap<>(flow.layout().positions());
        positions.keySet().removeAll(gone);
        return withRoots(
                flow.withNodes(nodes).withPrompts(prompts).withLayout(new Layout(positions)),
                (now, former) -> now != null && gone.contains(now) ? former : now);
    }

    /** The node with its exits leading back to where they led before one of {@code gone} was put in. */
    private FlowNode withoutWaysTo(Set<NodeId> gone, FlowNode node, FlowDefinition flow) {
        var targets = new LinkedHashMap<Exit, NodeId>();
        node.targets().forEach((exit, target) -> {
            NodeId former = formerTarget(node, exit);
            if (!gone.contains(target)) {
                targets.put(exit, target);
            } else if (former != null && !gone.contains(former) && flow.nodes().containsKey(former)) {
                targets.put(exit, former);
            }
        });
        return targets.equals(node.targets()) ? node : node.withHead(node.head().withTargets(targets));
    }

    private FlowDefinition with(FlowDefinition flow, Set<NodeId> kept) {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (Object key : KeyOrder.merged(
                base.nodes().keySet(), flow.nodes().keySet(), base.nodes().keySet())) {
            FlowNode node = flow.nodes().get(key);
            FlowNode former = base.nodes().get(key);
            if (node != null) {
                nodes.put(node.id(), former == null ? node : withWaysTo(kept, node, former));
            } else if (former != null && kept.contains(former.id())) {
                nodes.put(former.id(), former);
            }
        }
        nodes.replaceAll((id, node) -> kept.contains(id) ? withWaysWithin(nodes.keySet(), node) : node);
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        for (Object key : KeyOrder.merged(
                base.prompts().keySet(), flow.prompts().keySet(), base.prompts().keySet())) {
            Prompt prompt = flow.prompts().get(key);
            Prompt former = base.prompts().get(key);
            if (key instanceof PromptId id && prompt != null) {
                prompts.put(id, prompt);
            } else if (key instanceof PromptId id && former != null && isSaidBy(kept, id)) {
                prompts.put(id, former);
            }
        }
        var positions = new LinkedHashMap<>(flow.layout().positions());
        for (NodeId id : kept) {
            Position position = base.layout().positions().get(id);
            if (position != null) {
                positions.put(id, position);
            }
        }
        return withRoots(
                flow.withNodes(nodes).withPrompts(prompts).withLayout(new Layout(positions)),
                (now, former) -> now == null && former != null && kept.contains(former) ? former : now);
    }

    private boolean isSaidBy(Set<NodeId> nodes, PromptId prompt) {
        return nodes.stream()
                .anyMatch(id -> base.node(id).orElseThrow().prompts().contains(prompt));
    }

    private static FlowNode withWaysTo(Set<NodeId> kept, FlowNode node, FlowNode former) {
        var targets = new LinkedHashMap<>(node.targets());
        former.targets().forEach((exit, target) -> {
            if (kept.contains(target) && node.exits().contains(exit)) {
                targets.putIfAbsent(exit, target);
            }
        });
        return targets.equals(node.targets()) ? node : node.withHead(node.head().withTargets(targets));
    }

    private static FlowNode withWaysWithin(Set<NodeId> nodes, FlowNode node) {
        var targets = new LinkedHashMap<>(node.targets());
        targets.values().retainAll(nodes);
        return targets.equals(node.targets()) ? node : node.withHead(node.head().withTargets(targets));
    }

    /** Decides about a root, given what it is and what it was. */
    private interface RootRule {
        @Nullable
        NodeId decide(@Nullable NodeId now, @Nullable NodeId former);
    }

    private FlowDefinition withRoots(FlowDefinition flow, RootRule rule) {
        Map<String, @Nullable Object> former = Components.of(base);
        Map<String, @Nullable Object> parts = Components.of(flow);
        for (String root : Components.holding(FlowDefinition.class, NodeId.class)) {
            NodeId now = (NodeId) parts.get(root);
            NodeId decided = rule.decide(now, (NodeId) former.get(root));
            if (!Objects.equals(now, decided)) {
                parts.put(root, decided != null && flow.nodes().containsKey(decided) ? decided : null);
            }
        }
        return Components.with(flow, parts);
    }
}
