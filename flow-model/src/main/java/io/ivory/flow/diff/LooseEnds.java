package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.TestCall;
import io.ivory.flow.VariableName;
import io.ivory.flow.check.VariableUses;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ties in what two changes left loose although each fits alone: a connection whose exit the other one took away, a prompt or a
 * variable that one still uses and the other one removed.
 */
final class LooseEnds {

    private final FlowDefinition base;
    private final FlowDefinition mine;
    private final FlowDefinition theirs;
    private final ConflictNotes notes;

    LooseEnds(FlowDefinition base, FlowDefinition mine, FlowDefinition theirs, ConflictNotes notes) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.notes = notes;
    }

    FlowDefinition tiedIn(FlowDefinition merged) {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        merged.nodes().forEach((id, node) -> nodes.put(id, withExits(node)));
        FlowDefinition result = nodes.equals(merged.nodes()) ? merged : merged.withNodes(nodes);
        return withVariables(withPrompts(withPositions(result)));
    }

    /** The node without connections from exits that it lacks; an exit that I led elsewhere stays. */
    private FlowNode withExits(FlowNode node) {
        FlowNode my = mine.nodes().get(node.id());
        FlowNode their = theirs.nodes().get(node.id());
        if (my == null || their == null || same(node, my) || same(node, their)) {
            return node;
        }
        FlowNode result = node;
        for (Exit exit : node.targets().keySet()) {
            if (!result.exits().contains(exit)) {
                result = withExit(result, exit, my, their);
            }
        }
        return result;
    }

    private FlowNode withExit(FlowNode node, Exit exit, FlowNode my, FlowNode their) {
        Place place = Place.FLOW
                .within("nodes")
                .within(node.id())
                .within("head")
                .within("targets")
                .within(exit);
        notes.disputed(place, my.targets().get(exit), their.targets().get(exit));
        FlowNode kept = my.exits().contains(exit) ? withExitOf(my, node, exit) : null;
        return kept != null ? kept : node.withHead(node.head().disconnect(exit));
    }

    /** The node with the one field of mine that brings the exit back. */
    private static @Nullable FlowNode withExitOf(FlowNode my, FlowNode node, Exit exit) {
        Map<String, @Nullable Object> myParts = Components.of((Record) my);
        return myParts.keySet().stream()
                .filter(part -> !part.equals("head"))
                .flatMap(part -> {
                    var parts = Components.of((Record) node);
                    parts.put(part, myParts.get(part));
                    return made(node, parts).stream();
                })
                .filter(tried -> tried.exits().contains(exit))
                .findFirst()
                .orElse(null);
    }

    private static Optional<FlowNode> made(FlowNode like, Map<String, @Nullable Object> parts) {
        try {
            return Optional.of(Components.with(like, parts));
        } catch (InvalidFlowException e) {
            return Optional.empty(); // this field of mine does not go together with theirs
        }
    }

    /** The flow without places of nodes that one of them deleted while the other one moved their cards. */
    private FlowDefinition withPositions(FlowDefinition merged) {
        var positions = new LinkedHashMap<>(merged.layout().positions());
        positions
                .keySet()
                .removeIf(id -> !merged.nodes().containsKey(id)
                        && (mine.nodes().containsKey(id) || theirs.nodes().containsKey(id)));
        return positions.size() == merged.layout().positions().size()
                ? merged
                : merged.withLayout(new Layout(positions));
    }

    private FlowDefinition withPrompts(FlowDefinition merged) {
        Set<PromptId> missing = used(merged, PromptId.class);
        missing.removeAll(merged.prompts().keySet());
        missing.removeAll(dangling(mine, PromptId.class, mine.prompts()));
        missing.removeAll(dangling(theirs, PromptId.class, theirs.prompts()));
        var prompts = new LinkedHashMap<>(merged.prompts());
        for (PromptId id : missing) {
            Stream.of(mine, theirs, base)
                    .flatMap(flow -> flow.prompt(id).stream())
                    .findFirst()
                    .ifPresent(prompt -> prompts.put(id, prompt));
        }
        return prompts.size() == merged.prompts().size() ? merged : merged.withPrompts(prompts);
    }

    private FlowDefinition withVariables(FlowDefinition merged) {
        var variables = new LinkedHashMap<>(merged.variables());
        for (FlowDefinition flow : List.of(mine, theirs, base)) {
            flow.variables().forEach((name, variable) -> {
                if (isMissing(name, merged) && !isMissing(name, mine) && !isMissing(name, theirs)) {
                    variables.putIfAbsent(name, variable);
                }
            });
        }
        return variables.size() == merged.variables().size() ? merged : merged.withVariables(variables);
    }

    /** Whether a flow uses a variable that it does not have, be it only in an expression or in words with values. */
    private static boolean isMissing(VariableName name, FlowDefinition flow) {
        return !flow.variables().containsKey(name)
                && (used(flow, VariableName.class).contains(name)
                        || !VariableUses.of(flow, name).isEmpty());
    }

    /** What a flow used without having it, before anything was merged. */
    private static <K> Set<K> dangling(FlowDefinition flow, Class<K> type, Map<K, ?> present) {
        Set<K> dangling = used(flow, type);
        dangling.removeAll(present.keySet());
        return dangling;
    }

    /** The ids of {@code type} that nodes and test calls name. */
    private static <K> Set<K> used(FlowDefinition flow, Class<K> type) {
        var used = new LinkedHashSet<K>();
        flow.nodes().values().forEach(node -> Components.visit((Record) node, type, used::add));
        for (TestCall test : flow.tests().values()) {
            Components.visit(test, type, used::add);
        }
        return used;
    }
}
