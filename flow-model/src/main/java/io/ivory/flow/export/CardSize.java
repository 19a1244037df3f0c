package io.ivory.flow.export;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How large a card is and where its ports are, in pixels at zoom 1. The numbers are those of the designer's {@code canvas.css}.
 *
 * @param width from edge to edge
 * @param height from edge to edge
 * @param ports the rows with a port, from the top
 */
public record CardSize(int width, int height, List<Port> ports) {

    /** Where the connections that lead to a card end: the middle of its head. */
    public static final int ENTRY_Y = 20;

    private static final int WIDTH = 260;
    private static final int HANG_UP_WIDTH = 200;
    private static final int BORDERS = 2;
    private static final int HEAD = 40;
    private static final int SUBSTANCE = 42;
    private static final int EXITS_TOP = 4;
    private static final int EXIT = 28;
    private static final int ERRORS_TOP = 4;
    private static final int ERROR_EXIT = 24;
    private static final int BOTTOM = 7;

    public CardSize {
        ports = List.copyOf(ports);
    }

    /**
     * One row of a card.
     *
     * @param exits the exits it stands for: several where all errors lead to the same place
     * @param y its middle, from the card's top
     */
    public record Port(List<Exit> exits, int y) {}

    /** The size of the card of {@code node}. */
    public static CardSize of(FlowDefinition flow, FlowNode node) {
        List<Exit> choices =
                node.exits().stream().filter(exit -> !exit.isError()).toList();
        List<List<Exit>> errors = errorRows(node);
        int y = BORDERS / 2 + HEAD + (CardFace.of(flow, node).isEmpty() ? 0 : SUBSTANCE);
        var ports = new ArrayList<Port>();
        if (!choices.isEmpty()) {
            y += EXITS_TOP;
            for (Exit exit : choices) {
                ports.add(new Port(List.of(exit), y + EXIT / 2));
                y += EXIT;
            }
        }
        if (!errors.isEmpty()) {
            y += ERRORS_TOP;
            for (List<Exit> row : errors) {
                ports.add(new Port(row, y + ERROR_EXIT / 2));
                y += ERROR_EXIT;
            }
        }
        return new CardSize(node instanceof HangUp ? HANG_UP_WIDTH : WIDTH, y + BOTTOM + BORDERS / 2, ports);
    }

    private static List<List<Exit>> errorRows(FlowNode node) {
        List<Exit> errors = node.exits().stream().filter(Exit::isError).toList();
        List<Optional<NodeId>> targets =
                errors.stream().map(node::target).distinct().toList();
        if (errors.size() > 1 && targets.size() == 1) {
            return List.of(errors);
        }
        return errors.stream().map(List::of).toList();
    }
}
