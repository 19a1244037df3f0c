package io.ivory.designer.flows;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import io.ivory.designer.editor.canvas.Placement;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.export.CardSize;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A small picture of a flow. Made of numbers and fixed words only, so nothing that people typed gets into the markup. */
final class FlowPicture extends Div {

    private static final long serialVersionUID = 1;
    private static final int MARGIN = 24;
    private static final int LEAST_WIDTH = 900;

    FlowPicture(FlowDefinition flow) {
        addClassName("flow-picture");
        getElement().setAttribute("role", "img");
        getElement()
                .setAttribute(
                        "aria-label", "Picture of the flow: " + flow.nodes().size() + " steps");
        if (!flow.nodes().isEmpty()) {
            add(new Svg(markup(flow)));
        }
    }

    static String markup(FlowDefinition flow) {
        Map<NodeId, Position> places = Placement.complete(flow);
        var box = new Box();
        var cards = new StringBuilder();
        var ways = new StringBuilder();
        for (FlowNode node : flow.nodes().values()) {
            Position at = Objects.requireNonNull(places.get(node.id()));
            CardSize size = CardSize.of(flow, node);
            box.include(at, size);
            cards.append(card(node, at, size));
            for (CardSize.Port port : size.ports()) {
                node.target(port.exits().getFirst())
                        .map(places::get)
                        .ifPresent(to -> ways.append(
                                way(at.x() + size.width(), at.y() + port.y(), to.x(), to.y() + CardSize.ENTRY_Y)));
            }
        }
        return "<svg viewBox=\"" + box.viewBox() + "\" preserveAspectRatio=\"xMidYMid meet\" aria-hidden=\"true\">"
                + ways + cards + "</svg>";
    }

    private static String card(FlowNode node, Position at, CardSize size) {
        String group = NodeType.of(node).group().name().toLowerCase(Locale.ROOT);
        return "<g class=\"group-%s\"><rect class=\"mini-card\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"14\"/>"
                        .formatted(group, at.x(), at.y(), size.width(), size.height())
                + "<rect class=\"mini-head\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"36\" rx=\"12\"/></g>"
                        .formatted(at.x(), at.y(), size.width());
    }

    private static String way(int x1, int y1, int x2, int y2) {
        int bend = Math.max(48, Math.abs(x2 - x1) / 2);
        return "<path class=\"mini-way\" d=\"M%d %dC%d %d %d %d %d %d\"/>"
                .formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
    }

    /** What has to be visible. */
    private static final class Box {

        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = Integer.MIN_VALUE;
        private int bottom = Integer.MIN_VALUE;

        void include(Position at, CardSize size) {
            left = Math.min(left, at.x());
            top = Math.min(top, at.y());
            right = Math.max(right, at.x() + size.width());
            bottom = Math.max(bottom, at.y() + size.height());
        }

        /** All of it with a margin; small flows are not blown up. */
        String viewBox() {
            int width = Math.max(right - left, LEAST_WIDTH);
            int x = (left + right - width) / 2;
            return "%d %d %d %d".formatted(x - MARGIN, top - MARGIN, width + 2 * MARGIN, bottom - top + 2 * MARGIN);
        }
    }
}
