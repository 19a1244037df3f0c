package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a flow is drawn. Says nothing about what callers hear, so it is left out where two flows are compared.
 *
 * @param positions by node; a node that is missing is placed automatically
 */
public record Layout(Map<NodeId, Position> positions) {

    public static final Layout EMPTY = new Layout(Map.of());

    public Layout {
        positions = copyInOrder(positions);
    }

    public Optional<Position> of(NodeId node) {
        return Optional.ofNullable(positions.get(node));
    }

    public Layout with(NodeId node, Position position) {
        var changed = new LinkedHashMap<>(positions);
        changed.put(node, position);
        return new Layout(changed);
    }

    public Layout without(NodeId node) {
        var changed = new LinkedHashMap<>(positions);
        changed.remove(node);
        return new Layout(changed);
    }
}
