package io.ivory.designer.editor.canvas;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.export.CardSize;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Places all cards of a flow in layers from left to right, so that ways cross little and ports keep their order. */
public final class Arrangement {

    private static final int GRID = 8;
    private static final double BETWEEN_ROWS = 40;
    private static final double BETWEEN_COLUMNS = 96;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private Arrangement() {}

    /** A place for every node of {@code flow}, on the grid, the first one at the origin. */
    public static Map<NodeId, Position> of(FlowDefinition flow) {
        if (flow.nodes().isEmpty()) {
            return Map.of();
        }
        ElkNode graph = layered();
        var boxes = new LinkedHashMap<NodeId, ElkNode>();
        var entries = new LinkedHashMap<NodeId, ElkPort>();
        for (FlowNode node : flow.nodes().values()) {
            ElkNode box = box(graph, CardSize.of(flow, node));
            if (node.id().equals(flow.start())) {
                box.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
            }
            boxes.put(node.id(), box);
            entries.put(node.id(), port(box, PortSide.WEST, 0, CardSize.ENTRY_Y));
        }
        for (FlowNode node : flow.nodes().values()) {
            connect(flow, node, Objects.requireNonNull(boxes.get(node.id())), entries);
        }
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return onGrid(boxes, flow);
    }

    private static ElkNode layered() {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_ROWS);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_COLUMNS);
        graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        return graph;
    }

    private static ElkNode box(ElkNode graph, CardSize size) {
        ElkNode box = ElkGraphUtil.createNode(graph);
        box.setDimensions(size.width(), size.height());
        box.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        box.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
        return box;
    }

    private static ElkPort port(ElkNode box, PortSide side, double x, double y) {
        ElkPort port = ElkGraphUtil.createPort(box);
        port.setLocation(x, y);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        return port;
    }

    private static void connect(FlowDefinition flow, FlowNode node, ElkNode box, Map<NodeId, ElkPort> entries) {
        CardSize size = CardSize.of(flow, node);
        for (CardSize.Port row : size.ports()) {
            node.target(row.exits().getFirst()).map(entries::get).ifPresent(entry -> {
                ElkPort exit = port(box, PortSide.EAST, size.width(), row.y());
                ElkGraphUtil.createSimpleEdge(exit, entry);
            });
        }
    }

    private static Map<NodeId, Position> onGrid(Map<NodeId, ElkNode> boxes, FlowDefinition flow) {
        ElkNode origin = flow.start() != null && boxes.get(flow.start()) != null
                ? Objects.requireNonNull(boxes.get(flow.start()))
                : boxes.values().iterator().next();
        var places = new LinkedHashMap<NodeId, Position>();
        boxes.forEach((id, box) ->
                places.put(id, new Position(snap(box.getX() - origin.getX()), snap(box.getY() - origin.getY()))));
        return places;
    }

    private static int snap(double pixels) {
        return (int) Math.round(pixels / GRID) * GRID;
    }
}
