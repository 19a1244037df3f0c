package io.ivory.flow.export;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flow as an SVG picture that looks like the designer's canvas, on light paper, with nothing to click. */
public final class SvgPicture {

    private static final int MARGIN = 48;
    private static final int TITLE = 56;
    /** Beside and below the cards run ways that lead back. */
    private static final int WAYS_BACK = 24;

    private final FlowDefinition flow;
    private final Map<NodeId, Card> cards = new LinkedHashMap<>();
    /** How many pills stand above a card. */
    private final Map<NodeId, Integer> pills = new HashMap<>();

    private final StringBuilder svg = new StringBuilder();

    private SvgPicture(FlowDefinition flow) {
        this.flow = flow;
        Map<NodeId, Position> places = Layers.complete(flow);
        places.forEach((id, place) -> flow.node(id).ifPresent(node -> cards.put(id, Card.of(flow, node, place))));
    }

    /**
     * The picture, a whole file. Cards stand where the flow's layout says; those without a place are put below in columns.
     */
    public static String of(FlowDefinition flow) {
        return new SvgPicture(flow).draw();
    }

    private String draw() {
        int left = cards.values().stream().mapToInt(Card::x).min().orElse(0) - MARGIN;
        int top = cards.values().stream().mapToInt(Card::y).min().orElse(0) - MARGIN - TITLE;
        Map<String, String> routes = routes();
        int right = cards.values().stream().mapToInt(Card::right).max().orElse(320) + MARGIN + WAYS_BACK;
        int bottom = cards.values().stream().mapToInt(Card::bottom).max().orElse(0) + MARGIN + WAYS_BACK;
        svg.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" width="%d" height="%d" role="img"
                  font-family="Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" fill="#26231d">
                <title>%s</title>
                <defs>
                <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" \
                markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8Z" fill="#665f53"/></marker>
                </defs>
                <rect x="%d" y="%d" width="%d" height="%d" fill="#fffdf9"/>
                """.formatted(
                        left,
                        top,
                        right - left,
                        bottom - top,
                        right - left,
                        bottom - top,
                        Markup.xml(flow.name()),
                        left,
                        top,
                        right - left,
                        bottom - top));
        text(
                left + MARGIN,
                top + MARGIN,
                22,
                700,
                "#26231d",
                Text.cut(flow.name(), Math.max(400, right - left - 2.0 * MARGIN), 22));
        routes.forEach((path, style) -> svg.append("<path d=\"")
                .append(path)
                .append("\" ")
                .append(style)
                .append(" fill=\"none\" marker-end=\"url(#arrow)\"/>\n"));
        cards.values().forEach(this::card);
        Ways.roots(flow).forEach(this::root);
        return svg.append("</svg>\n").toString();
    }

    /** The ways and their looks. */
    private Map<String, String> routes() {
        var router = new Router(cards.values());
        var routes = new LinkedHashMap<String, String>();
        for (Card card : cards.values()) {
            int row = 0;
            for (CardSize.Port port : card.size().ports()) {
                Card target = card.node()
                        .target(port.exits().getFirst())
                        .map(cards::get)
                        .orElse(null);
                if (target != null) {
                    boolean isError = port.exits().getFirst().isError();
                    routes.put(
                            router.path(card, card.y() + port.y(), target, row),
                            "stroke=\"" + Colours.of(card.group()) + "\" stroke-opacity=\"" + (isError ? "0.4" : "0.75")
                                    + "\" stroke-width=\"" + (isError ? "1.25" : "1.75") + "\""
                                    + (isError ? " stroke-dasharray=\"5 4\"" : ""));
                }
                row++;
            }
        }
        return routes;
    }

    private void card(Card card) {
        String colour = Colours.of(card.group());
        svg.append("<g>\n");
        rect(card.x(), card.y(), card.size().width(), card.size().height(), 10, "#ffffff", "#cfc7b7");
        svg.append("<path d=\"M%d %dh-1a5 5 0 0 0 -5 5v%da5 5 0 0 0 5 5h1z\" fill=\"%s\"/>\n"
                .formatted(card.x() + 5, card.y(), card.size().height() - 10, colour));
        label(card.x() + 2, card.y() - 6, colour, NodeType.of(card.node()).title());
        text(
                card.x() + 16,
                card.y() + 25,
                14,
                600,
                "#26231d",
                Text.cut(card.node().name(), card.size().width() - 32.0, 14));
        int y = card.y() + 49;
        for (String line :
                Text.lines(CardFace.of(flow, card.node()), card.size().width() - 32.0, 12.5, 2)) {
            text(card.x() + 16, y, 12.5, 400, "#665f53", line);
            y += 18;
        }
        rows(card);
        svg.append("</g>\n");
    }

    private void rows(Card card) {
        boolean inErrors = false;
        boolean inChoices = false;
        for (CardSize.Port port : card.size().ports()) {
            Exit exit = port.exits().getFirst();
            int y = card.y() + port.y();
            if (exit.isError() ? !inErrors : !inChoices) {
                int line = y - (exit.isError() ? 15 : 17);
                svg.append("<path d=\"M%d %dH%d\" stroke=\"#e3ddd0\"/>\n".formatted(card.x() + 6, line, card.right()));
                inErrors |= exit.isError();
                inChoices |= !exit.isError();
            }
            row(card, port, y);
        }
    }

    private void row(Card card, CardSize.Port port, int y) {
        Exit exit = port.exits().getFirst();
        String colour = exit.isError() ? "#665f53" : Colours.of(card.group());
        int x = card.x() + 16;
        if (exit.key().isPresent()) {
            rect(x, y - 10, 20, 20, 5, Colours.soft(card.group()), "none");
            svg.append(
                    "<text x=\"%d\" y=\"%d\" font-size=\"12\" font-weight=\"600\" text-anchor=\"middle\" fill=\"%s\">%s</text>\n"
                            .formatted(x + 10, y + 4, colour, Markup.xml(exit.name())));
            x += 28;
        }
        String label = port.exits().stream()
                .map(each -> ExitWords.of(flow, card.node(), each).label())
                .collect(joining(", "));
        double size = exit.isError() ? 12 : 13;
        text(
                x,
                y + 4,
                size,
                400,
                exit.isError() ? "#665f53" : "#26231d",
                Text.cut(label, card.right() - x - 20.0, size));
        boolean isConnected = card.node().target(exit).map(cards::get).isPresent();
        svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>\n"
                .formatted(card.right(), y, exit.isError() ? "4" : "5", isConnected ? colour : "#ffffff", colour));
    }

    /** A pill above the card where calls begin or go on, as high as the name of the type beside it. */
    private void root(String words, NodeId id) {
        Card card = cards.get(id);
        if (card != null) {
            int width = (int) (Text.width(words, 11) * 1.1) + 24;
            int x = card.right() - width;
            int top = card.y() - 20 - 18 * pills.merge(id, 1, Integer::sum) + 18;
            rect(x, top, width, 16, 8, Colours.soft(NodeType.Group.CONNECT), Colours.of(NodeType.Group.CONNECT));
            text(x + 12, top + 12, 11, 600, Colours.of(NodeType.Group.CONNECT), words);
        }
    }

    private void rect(int x, int y, int width, int height, int radius, String fill, String stroke) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"%s\"/>\n"
                .formatted(x, y, width, height, radius, fill, stroke));
    }

    /** Words beside a card, which lines may pass behind. */
    private void label(int x, int y, String colour, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" font-size=\"10\" font-weight=\"600\" fill=\"%s\" stroke=\"#fffdf9\""
                        .formatted(x, y, colour)
                + " stroke-width=\"3\" paint-order=\"stroke\">" + Markup.xml(words) + "</text>\n");
    }

    private void text(int x, int y, double size, int weight, String colour, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" font-size=\"%s\" font-weight=\"%d\" fill=\"%s\">%s</text>\n"
                .formatted(x, y, size, weight, colour, Markup.xml(words)));
    }
}
