package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lays the whole flow out anew.
 *
 * @param positions the place of each card; others keep none
 */
public record Arrange(Map<NodeId, Position> positions) implements FlowEdit {

    public Arrange {
        positions = copyInOrder(positions);
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        var placed = new LinkedHashMap<>(positions);
        placed.keySet().retainAll(flow.nodes().keySet());
        return flow.withLayout(new Layout(placed));
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Arrange all";
    }
}
