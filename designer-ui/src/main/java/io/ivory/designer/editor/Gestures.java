package io.ivory.designer.editor;

import io.ivory.designer.editor.canvas.CanvasGesture;
import io.ivory.designer.editor.canvas.CanvasGraph;
import io.ivory.designer.editor.canvas.FlowCanvas;
import io.ivory.designer.editor.canvas.Placement;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.Disconnect;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.InsertNode;
import io.ivory.flow.edit.MoveNodes;
import io.ivory.flow.edit.NodeClip;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.PasteNodes;
import io.ivory.flow.edit.SetStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what somebody did on the canvas into edits of the flow. */
final class Gestures {

    private Gestures() {}

    /**
     * An edit, and what is selected after it.
     *
     * @param select the ids of the nodes to select
     */
    record Outcome(FlowEdit edit, List<NodeId> select) {}

    /** Adds a node, behind the exits that it was dragged from. */
    static Outcome add(FlowDefinition flow, CanvasGesture.Add gesture) {
        NodeType type = NodeType.named(gesture.type())
                .orElseThrow(() -> new InvalidFlowException("There is no step called " + gesture.type()));
        AddNode first = AddNode.to(flow, type, new Position(gesture.x(), gesture.y()));
        FlowDefinition added = first.applyTo(flow);
        Position place = Placement.free(
                added,
                added.node(first.id()).orElseThrow(),
                new Position(gesture.x(), gesture.y()),
                Placement.complete(added));
        AddNode add = new AddNode(first.type(), first.id(), first.name(), place, null);
        return new Outcome(joined(flow, add, gesture), List.of(add.id()));
    }

    private static FlowEdit joined(FlowDefinition flow, AddNode add, CanvasGesture.Add gesture) {
        String from = gesture.from();
        if (from == null) {
            return add;
        }
        if (from.equals(FlowCanvas.START)) {
            return new Composite(add.describe(flow), List.of(add, new SetStart(add.id())));
        }
        NodeId source = new NodeId(from);
        var edits = new ArrayList<FlowEdit>();
        for (String name : gesture.exits()) {
            var exit = new NodeExit(source, new Exit(name));
            boolean taken =
                    flow.node(source).flatMap(node -> node.target(exit.exit())).isPresent();
            if (edits.isEmpty()) {
                edits.add(taken && add.type() != NodeType.HANGUP ? new InsertNode(add, exit) : add.after(exit));
            } else {
                edits.add(new Connect(exit, add.id()));
            }
        }
        return new Composite(add.describe(flow), edits);
    }

    static FlowEdit connect(FlowDefinition flow, CanvasGesture.Connect gesture) {
        NodeId to = new NodeId(gesture.to());
        List<FlowEdit> edits = gesture.exits().stream()
                .map(name -> (FlowEdit) new Connect(new NodeExit(new NodeId(gesture.from()), new Exit(name)), to))
                .toList();
        return edits.size() == 1
                ? edits.getFirst()
                : new Composite(edits.getFirst().describe(flow), edits);
    }

    /** Deletes nodes and connections together; connections of deleted nodes go with these. Empty if there is nothing. */
    static Optional<FlowEdit> delete(FlowDefinition flow, CanvasGesture.Delete gesture) {
        var edits = new ArrayList<FlowEdit>();
        for (CanvasGraph.ExitRef connection : gesture.connections()) {
            if (!gesture.nodes().contains(connection.from())) {
                edits.add(new Disconnect(new NodeExit(new NodeId(connection.from()), new Exit(connection.exit()))));
            }
        }
        Set<NodeId> nodes = ids(gesture.nodes());
        if (!nodes.isEmpty()) {
            edits.add(new DeleteNodes(nodes));
        }
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                edits.size() == 1
                        ? edits.getFirst()
                        : new Composite(edits.getLast().describe(flow), edits));
    }

    /** Moves cards; the others keep the places they have on the screen, also those that were placed automatically. */
    static FlowEdit move(FlowDefinition flow, CanvasGesture.Move gesture) {
        var places = new LinkedHashMap<NodeId, Position>();
        Placement.complete(flow).forEach((id, place) -> {
            if (flow.layout().of(id).isEmpty()) {
                places.put(id, place);
            }
        });
        gesture.moves().stream()
                .filter(moved -> flow.nodes().containsKey(new NodeId(moved.id())))
                .forEach(moved -> places.put(new NodeId(moved.id()), new Position(moved.x(), moved.y())));
        var edit = new MoveNodes(places);
        return gesture.moves().size() == places.size()
                ? edit
                : new Composite(
                        "Move " + gesture.moves().size() + (gesture.moves().size() == 1 ? " step" : " steps"),
                        List.of(edit));
    }

    /** Pastes with the upper left card at the given place. */
    static Outcome paste(FlowDefinition flow, NodeClip clip, CanvasGesture.Paste gesture) {
        int left =
                clip.positions().values().stream().mapToInt(Position::x).min().orElse(0);
        int top = clip.positions().values().stream().mapToInt(Position::y).min().orElse(0);
        var edit = new PasteNodes(clip, gesture.x() - left, gesture.y() - top);
        return new Outcome(edit, List.copyOf(edit.newIds(flow).values()));
    }

    static Set<NodeId> ids(List<String> names) {
        var ids = new LinkedHashSet<NodeId>();
        names.forEach(name -> ids.add(new NodeId(name)));
        return ids;
    }
}
