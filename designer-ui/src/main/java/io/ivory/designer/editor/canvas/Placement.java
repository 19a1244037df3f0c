package io.ivory.designer.editor.canvas;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.export.CardSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Finds a place for nodes that have none: those of a flow that was written by hand or made by a program. */
public final class Placement {

    private static final int STEP = 40;

    private Placement() {}

    /** A place for every node: its own where the layout has one, otherwise a free one near where it belongs. */
    public static Map<NodeId, Position> complete(FlowDefinition flow) {
        Map<NodeId, Position> own = flow.layout().positions();
        if (own.keySet().containsAll(flow.nodes().keySet())) {
            return own;
        }
        Map<NodeId, Position> ideal = Arrangement.of(flow);
        var places = new LinkedHashMap<NodeId, Position>();
        flow.nodes().keySet().stream()
                .filter(own::containsKey)
                .forEach(id -> places.put(id, Objects.requireNonNull(own.get(id))));
        if (places.isEmpty()) {
            return ideal;
        }
        NodeId anchor = places.keySet().iterator().next();
        Position shift = minus(Objects.requireNonNull(places.get(anchor)), Objects.requireNonNull(ideal.get(anchor)));
        for (FlowNode node : flow.nodes().values()) {
            if (!places.containsKey(node.id())) {
                Position wish = Objects.requireNonNull(ideal.get(node.id()));
                places.put(
                        node.id(), free(flow, node, new Position(wish.x() + shift.x(), wish.y() + shift.y()), places));
            }
        }
        return places;
    }

    /** The first free place for {@code node} at {@code wish} or below it. */
    public static Position free(FlowDefinition flow, FlowNode node, Position wish, Map<NodeId, Position> taken) {
        CardSize size = CardSize.of(flow, node);
        Position place = wish;
        while (overlaps(flow, node, place, size, taken)) {
            place = new Position(place.x(), place.y() + STEP);
        }
        return place;
    }

    private static boolean overlaps(
            FlowDefinition flow, FlowNode node, Position place, CardSize size, Map<NodeId, Position> taken) {
        return taken.entrySet().stream()
                .filter(other -> !other.getKey().equals(node.id()))
                .anyMatch(other -> flow.node(other.getKey())
                        .filter(card -> {
                            CardSize otherSize = CardSize.of(flow, card);
                            Position at = other.getValue();
                            return place.x() < at.x() + otherSize.width()
                                    && at.x() < place.x() + size.width()
                                    && place.y() < at.y() + otherSize.height()
                                    && at.y() < place.y() + size.height();
                        })
                        .isPresent());
    }

    private static Position minus(Position a, Position b) {
        return new Position(a.x() - b.x(), a.y() - b.y());
    }
}
