package io.ivory.flow.export;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Places cards in columns from left to right by how many steps a caller needs to reach them, each column sorted by where
 * its cards are reached from, or else by the order in which they are told: the start comes first. For nodes that nobody has placed; cards never overlap.
 */
final class Layers {

    private static final int COLUMN = 356;
    private static final int BETWEEN_ROWS = 56;
    /** In pixels; a card farther away counts as not placed, as no picture could show it with the others. */
    private static final int FARTHEST = 200_000;

    private final FlowDefinition flow;
    private final Map<NodeId, Integer> column = new LinkedHashMap<>();
    private final Set<NodeId> seen = new HashSet<>();
    private final List<FlowNode> finished = new ArrayList<>();
    private final Map<NodeId, Integer> rank = new HashMap<>();
    /** In which order nodes are told: the one where calls come in first. */
    private final Map<NodeId, Integer> told = new HashMap<>();

    private final Map<NodeId, Double> pull = new HashMap<>();

    private Layers(FlowDefinition flow) {
        this.flow = flow;
    }

    /** A place for every node: where it stands, or below all that, where it has no place yet. */
    static Map<NodeId, Position> complete(FlowDefinition flow) {
        var places = new LinkedHashMap<NodeId, Position>();
        flow.layout().positions().forEach((id, position) -> {
            if (flow.nodes().containsKey(id)
                    && Math.abs((long) position.x()) <= FARTHEST
                    && Math.abs((long) position.y()) <= FARTHEST) {
                places.put(id, position);
            }
        });
        if (places.size() == flow.nodes().size()) {
            return places;
        }
        int left = places.values().stream().mapToInt(Position::x).min().orElse(0);
        int top = places.entrySet().stream()
                .mapToInt(entry -> entry.getValue().y()
                        + CardSize.of(flow, Objects.requireNonNull(flow.nodes().get(entry.getKey())))
                                .height()
                        + BETWEEN_ROWS)
                .max()
                .orElse(0);
        var missing = new Layers(flow);
        missing.columns();
        missing.place(places, left, top);
        return places;
    }

    /** A node stands to the right of all that lead to it, apart from ways that lead back. */
    private void columns() {
        for (List<FlowNode> way : Ways.from(flow, Ways.Order.NEAR_FIRST)) {
            visit(way.getFirst());
            way.forEach(node -> told.put(node.id(), told.size()));
        }
        List<FlowNode> fromLeft = List.copyOf(finished).reversed();
        fromLeft.forEach(node -> column.put(node.id(), 0));
        for (FlowNode node : fromLeft) {
            int next = Objects.requireNonNull(column.get(node.id())) + 1;
            node.targets().values().stream()
                    .filter(target -> isBehind(node.id(), target))
                    .forEach(target -> column.merge(target, next, Math::max));
        }
    }

    /** Nothing stands to the left of where calls come in, even if something leads there. */
    private boolean isBehind(NodeId from, NodeId to) {
        if (to.equals(flow.start())) {
            return false;
        }
        Integer one = rank.get(from);
        Integer other = rank.get(to);
        return one != null && other != null && other < one;
    }

    /** Depth first: a node is finished after all that it leads to, unless they lead back to it. */
    private void visit(FlowNode node) {
        if (seen.add(node.id())) {
            node.exits().forEach(exit -> node.target(exit).flatMap(flow::node).ifPresent(this::visit));
            rank.put(node.id(), finished.size());
            finished.add(node);
        }
    }

    private void place(Map<NodeId, Position> places, int left, int top) {
        var columns = new LinkedHashMap<Integer, List<FlowNode>>();
        column.forEach((id, number) -> {
            if (!places.containsKey(id)) {
                columns.computeIfAbsent(number, _ -> new ArrayList<>())
                        .add(Objects.requireNonNull(flow.nodes().get(id)));
            }
        });
        int x = left;
        for (int number : columns.keySet().stream().sorted().toList()) {
            List<FlowNode> nodes = Objects.requireNonNull(columns.get(number));
            nodes.sort(Comparator.comparingDouble((FlowNode node) -> pull.getOrDefault(node.id(), Double.MAX_VALUE))
                    .thenComparingInt(node -> Objects.requireNonNull(told.get(node.id()))));
            int y = top;
            for (FlowNode node : nodes) {
                CardSize size = CardSize.of(flow, node);
                places.put(node.id(), new Position(x, y));
                pullOn(node, y, size);
                y += size.height() + BETWEEN_ROWS;
            }
            x += COLUMN;
        }
    }

    /** The nodes that this one leads to are sorted by the first row that leads to them. */
    private void pullOn(FlowNode node, int y, CardSize size) {
        for (CardSize.Port port : size.ports()) {
            port.exits()
                    .forEach(exit ->
                            node.target(exit).ifPresent(next -> pull.putIfAbsent(next, (double) y + port.y())));
        }
    }
}
