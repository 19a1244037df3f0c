package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.diff.NodeChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Compares two states of a flow, in time that grows with their size alone. Used once. */
final class Comparison {

    /** A node's sentence tells so many changes and counts the rest. */
    private static final int MAX_PARTS = 6;

    private final FlowDefinition before;
    private final FlowDefinition after;
    private final Renames renames;
    private final Values valuesBefore;
    private final Values valuesAfter;

    Comparison(FlowDefinition before, FlowDefinition after) {
        this.renames = Renames.between(before, after);
        this.before = renames.applyTo(before);
        this.after = after;
        this.valuesBefore = new Values(this.before);
        this.valuesAfter = new Values(after);
    }

    FlowDiff diff() {
        var flow = new ArrayList<>(new FlowComparison(before, after, valuesBefore, valuesAfter).changes());
        renames.prompts()
                .forEach((former, now) -> flow.add(new FlowChange(
                        Topic.WORDS, "prompts." + now, "The prompt " + former + " is now stored as " + now)));
        return new FlowDiff(
                flow,
                nodes(),
                new PromptComparison(before, after, valuesAfter, valuesBefore).changes(),
                moved(),
                !same(before.layout(), after.layout()));
    }

    private List<NodeChange> nodes() {
        var changes = new ArrayList<NodeChange>();
        Map<NodeId, NodeId> formerIds = new HashMap<>();
        renames.nodes().forEach((former, now) -> formerIds.put(now, former));
        after.nodes().forEach((id, node) -> {
            FlowNode former = before.nodes().get(id);
            if (former == null) {
                changes.add(whole(Kind.ADDED, node, valuesAfter));
            } else if (formerIds.containsKey(id) || !same(former, node)) {
                changes.add(changed(former, node, formerIds.getOrDefault(id, id)));
            }
        });
        before.nodes().forEach((id, node) -> {
            if (!after.nodes().containsKey(id)) {
                changes.add(whole(Kind.REMOVED, node, valuesBefore));
            }
        });
        return changes;
    }

    private static NodeChange whole(Kind kind, FlowNode node, Values values) {
        NodeType type = NodeType.of(node);
        String name = values.name(node);
        String kindOfNode =
                node.name().startsWith(type.title()) ? "" : " (" + type.title().toLowerCase(Locale.ROOT) + ")";
        return new NodeChange(
                kind,
                node.id(),
                node.id(),
                type,
                name,
                List.of(),
                List.of(),
                (kind == Kind.ADDED ? "Added " : "Removed ") + name + kindOfNode);
    }

    private NodeChange changed(FlowNode former, FlowNode node, NodeId formerId) {
        var fields = new FieldComparison(valuesBefore, valuesAfter);
        fields.compare(former, node);
        if (!formerId.equals(node.id())) {
            fields.add(
                    "id",
                    formerId.value(),
                    node.id().value(),
                    "now stored as " + node.id() + " instead of " + formerId);
        }
        List<ExitChange> exits = fields.exits(former, node);
        if (fields.changes().isEmpty() && exits.isEmpty()) {
            fields.add("targets", null, null, "connections in another order");
        }
        String name = valuesAfter.name(node);
        return new NodeChange(
                Kind.CHANGED,
                node.id(),
                formerId,
                NodeType.of(node),
                name,
                fields.changes(),
                exits,
                sentence(former, node, name, fields.changes(), exits));
    }

    private String sentence(
            FlowNode former, FlowNode node, String name, List<FieldChange> fields, List<ExitChange> exits) {
        var rest = new ArrayList<String>();
        fields.stream()
                .filter(field -> !field.field().equals("name"))
                .map(FieldChange::sentence)
                .forEach(rest::add);
        exits.stream().map(ExitChange::sentence).forEach(rest::add);
        String renamed =
                former.name().equals(node.name()) ? "" : "Renamed " + valuesBefore.name(former) + " to " + name;
        if (rest.isEmpty()) {
            return renamed;
        }
        int shown = rest.size() <= MAX_PARTS + 1 ? rest.size() : MAX_PARTS;
        String more = shown == rest.size() ? "" : "; and " + (rest.size() - shown) + " changes more";
        return (renamed.isEmpty() ? name : renamed) + ": " + String.join("; ", rest.subList(0, shown)) + more;
    }

    /** The nodes in both flows whose cards stand elsewhere. */
    private List<NodeMove> moved() {
        var moved = new ArrayList<NodeMove>();
        after.nodes().forEach((id, node) -> {
            Position former = before.layout().positions().get(id);
            Position now = after.layout().positions().get(id);
            if (before.nodes().containsKey(id) && !Objects.equals(former, now)) {
                moved.add(new NodeMove(id, valuesAfter.name(node), former, now));
            }
        });
        return moved;
    }
}
