package io.ivory.flow.edit;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds a new node. The first node of a flow becomes its start.
 *
 * @param type what kind of node
 * @param id its id, which the flow must not have yet
 * @param name what people call it
 * @param position where its card stands
 * @param from the exit that leads to it from now on; none if null
 */
public record AddNode(
        NodeType type,
        NodeId id,
        String name,
        Position position,
        @Nullable NodeExit from) implements FlowEdit {

    /** Adds a node of {@code type} to {@code flow} under a free id and name. */
    public static AddNode to(FlowDefinition flow, NodeType type, Position position) {
        String name = Edits.freeName(type.title(), Edits.names(flow));
        return new AddNode(type, NodeId.fromName(name, flow.nodes().keySet()), name, position, null);
    }

    /** The same, reached from this exit. */
    public AddNode after(NodeExit newFrom) {
        return new AddNode(type, id, name, position, newFrom);
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        require(flow.node(id).isEmpty(), "The flow has a node " + id + " already. Choose another id");
        NewNode added = NewNode.of(type, id, name, flow);
        var prompts = new LinkedHashMap<>(flow.prompts());
        prompts.putAll(added.prompts());
        FlowDefinition result = flow.with(added.node())
                .withPrompts(prompts)
                .withLayout(flow.layout().with(id, position));
        if (flow.nodes().isEmpty()) {
            result = result.withStart(id);
        }
        return from == null ? result : new Connect(from, id).applyTo(result);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Add \"" + name + "\"";
    }
}
