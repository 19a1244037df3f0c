package io.ivory.designer.editor.canvas;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody did on the canvas, in the words of the domain and not of React Flow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "gesture")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CanvasGesture.Add.class, name = "add"),
    @JsonSubTypes.Type(value = CanvasGesture.Connect.class, name = "connect"),
    @JsonSubTypes.Type(value = CanvasGesture.Start.class, name = "start"),
    @JsonSubTypes.Type(value = CanvasGesture.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = CanvasGesture.Move.class, name = "move"),
    @JsonSubTypes.Type(value = CanvasGesture.Select.class, name = "select"),
    @JsonSubTypes.Type(value = CanvasGesture.Open.class, name = "open"),
    @JsonSubTypes.Type(value = CanvasGesture.Copy.class, name = "copy"),
    @JsonSubTypes.Type(value = CanvasGesture.Cut.class, name = "cut"),
    @JsonSubTypes.Type(value = CanvasGesture.Paste.class, name = "paste"),
    @JsonSubTypes.Type(value = CanvasGesture.Duplicate.class, name = "duplicate"),
    @JsonSubTypes.Type(value = CanvasGesture.Undo.class, name = "undo"),
    @JsonSubTypes.Type(value = CanvasGesture.Redo.class, name = "redo"),
    @JsonSubTypes.Type(value = CanvasGesture.Arrange.class, name = "arrange")
})
public sealed interface CanvasGesture {

    /**
     * A new node, perhaps behind exits of one that is there.
     *
     * @param from the node it comes after, or {@code @start} where it is to be the first; none if null
     * @param exits the exits of {@code from} that lead to it
     */
    record Add(String type, int x, int y, @Nullable String from, List<String> exits) implements CanvasGesture {}

    record Connect(String from, List<String> exits, String to) implements CanvasGesture {}

    /** Calls begin at {@code to}. */
    record Start(String to) implements CanvasGesture {}

    record Delete(List<String> nodes, List<CanvasGraph.ExitRef> connections) implements CanvasGesture {}

    record Move(List<Moved> moves) implements CanvasGesture {}

    /** A node's new place. */
    record Moved(String id, int x, int y) {}

    record Select(List<String> nodes) implements CanvasGesture {}

    /** Enter was pressed on a node: its form gets the focus. */
    record Open(String node) implements CanvasGesture {}

    record Copy(List<String> nodes) implements CanvasGesture {}

    record Cut(List<String> nodes) implements CanvasGesture {}

    record Paste(int x, int y) implements CanvasGesture {}

    record Duplicate(List<String> nodes) implements CanvasGesture {}

    record Undo() implements CanvasGesture {}

    record Redo() implements CanvasGesture {}

    record Arrange() implements CanvasGesture {}
}
