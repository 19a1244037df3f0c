package io.ivory.designer.editor.canvas;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.export.CardFace;
import io.ivory.flow.export.ExitWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the canvas draws it. Text only: whatever people typed is drawn as text.
 *
 * @param nodes all cards
 * @param connections all exits that lead somewhere
 * @param start the id of the first node; none if null
 */
public record CanvasGraph(
        List<Card> nodes,
        List<Connection> connections,
        @Nullable String start) {

    public CanvasGraph {
        nodes = List.copyOf(nodes);
        connections = List.copyOf(connections);
    }

    /**
     * One node.
     *
     * @param type the node type's word in the file
     * @param group the node type's group in lower case
     * @param substance its essence in a few words
     * @param problem "error", "warning" or null
     * @param problemText what is wrong, one problem a line
     */
    public record Card(
            String id,
            String type,
            String group,
            String typeName,
            String name,
            String substance,
            List<ExitRow> exits,
            int x,
            int y,
            @Nullable String problem,
            String problemText) {}

    /**
     * One exit of a card.
     *
     * @param keyCap the key to press, where it is a menu's option; null otherwise
     */
    public record ExitRow(
            String id, String label, String term, @Nullable String keyCap, boolean error) {}

    /** An exit that leads somewhere. */
    public record Connection(String from, String exit, String to) {}

    /** An exit, connected or not. */
    public record ExitRef(String from, String exit) {}

    /** What turns one picture into another. */
    public record Patch(
            List<Card> nodes,
            List<String> removedNodes,
            List<Connection> connections,
            List<ExitRef> removedConnections,
            @Nullable String start) {}

    /**
     * The picture of {@code flow}.
     *
     * @param problems what is wrong with it, for the badges
     */
    public static CanvasGraph of(FlowDefinition flow, List<Problem> problems) {
        Map<NodeId, Position> places = Placement.complete(flow);
        var cards = new ArrayList<Card>();
        var connections = new ArrayList<Connection>();
        for (FlowNode node : flow.nodes().values()) {
            cards.add(card(flow, node, Objects.requireNonNull(places.get(node.id())), problems));
            node.exits()
                    .forEach(exit -> node.target(exit)
                            .filter(flow.nodes()::containsKey)
                            .ifPresent(to ->
                                    connections.add(new Connection(node.id().value(), exit.name(), to.value()))));
        }
        NodeId start = flow.start();
        return new CanvasGraph(cards, connections, start == null ? null : start.value());
    }

    /** What has to change on a canvas that shows {@code before} to make it show this. */
    public Patch since(CanvasGraph before) {
        Map<String, Card> oldCards = byId(before.nodes);
        Map<String, Card> newCards = byId(nodes);
        Map<ExitRef, Connection> oldConnections = byExit(before.connections);
        Map<ExitRef, Connection> newConnections = byExit(connections);
        return new Patch(
                nodes.stream()
                        .filter(card -> !card.equals(oldCards.get(card.id())))
                        .toList(),
                oldCards.keySet().stream()
                        .filter(id -> !newCards.containsKey(id))
                        .toList(),
                connections.stream()
                        .filter(connection -> !connection.equals(oldConnections.get(refOf(connection))))
                        .toList(),
                oldConnections.keySet().stream()
                        .filter(exit -> !newConnections.containsKey(exit))
                        .toList(),
                start);
    }

    private static Card card(FlowDefinition flow, FlowNode node, Position place, List<Problem> problems) {
        List<Problem> own = problems.stream()
                .filter(problem -> node.id().equals(problem.node()))
                .toList();
        NodeType type = NodeType.of(node);
        return new Card(
                node.id().value(),
                type.json(),
                type.group().name().toLowerCase(Locale.ROOT),
                type.title(),
                node.name(),
                CardFace.of(flow, node),
                node.exits().stream().map(exit -> row(flow, node, exit)).toList(),
                place.x(),
                place.y(),
                severity(own),
                String.join("\n", own.stream().map(Problem::message).toList()));
    }

    private static ExitRow row(FlowDefinition flow, FlowNode node, Exit exit) {
        ExitWords words = ExitWords.of(flow, node, exit);
        String key = exit.key().map(digit -> String.valueOf(digit.symbol())).orElse(null);
        return new ExitRow(exit.name(), words.label(), words.term(), key, exit.isError());
    }

    private static @Nullable String severity(List<Problem> problems) {
        return problems.stream()
                .map(Problem::severity)
                .filter(severity -> severity != Severity.INFO)
                .min(Comparator.naturalOrder())
                .map(severity -> severity == Severity.ERROR ? "error" : "warning")
                .orElse(null);
    }

    private static Map<String, Card> byId(List<Card> cards) {
        var map = new LinkedHashMap<String, Card>();
        cards.forEach(card -> map.put(card.id(), card));
        return map;
    }

    private static Map<ExitRef, Connection> byExit(List<Connection> connections) {
        var map = new LinkedHashMap<ExitRef, Connection>();
        connections.forEach(connection -> map.put(refOf(connection), connection));
        return map;
    }

    private static ExitRef refOf(Connection connection) {
        return new ExitRef(connection.from(), connection.exit());
    }
}
