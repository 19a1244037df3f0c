package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves cards on the canvas.
 *
 * @param positions the new place of each card that moves
 */
public record MoveNodes(Map<NodeId, Position> positions) implements FlowEdit {

    public MoveNodes {
        positions = copyInOrder(positions);
    }

    public static MoveNodes of(NodeId node, Position position) {
        return new MoveNodes(Map.of(node, position));
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        var moved = new LinkedHashMap<>(flow.layout().positions());
        positions.forEach((id, position) -> moved.put(Edits.node(flow, id).id(), position));
        return flow.withLayout(new Layout(moved));
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Move " + Edits.quoted(before, positions.keySet());
    }
}
