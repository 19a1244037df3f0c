package io.ivory.designer.editor.canvas;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import com.vaadin.flow.shared.Registration;
import io.ivory.flow.NodeType;
import io.ivory.runtime.interpreter.FlowInterpreter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The drawing area: a React Flow canvas. It shows a graph and reports what the user did; it decides nothing. */
@Tag("ivory-flow-canvas")
@NpmPackage(value = "@xyflow/react", version = "12.12.1")
@JsModule("./flow-canvas/flow-canvas.tsx")
public final class FlowCanvas extends ReactAdapterComponent {

    private static final long serialVersionUID = 1;

    /** The id that stands for the pill where calls come in. */
    public static final String START = "@start";

    private transient @Nullable CanvasGraph shown;

    /** One entry of the palette. */
    public record PaletteEntry(String type, String group, String groupName, String name, String hint) {}

    /**
     * The way a call took.
     *
     * @param nodes the ids of the nodes it came to
     * @param connections the exits it took
     */
    public record Path(List<String> nodes, List<CanvasGraph.ExitRef> connections) {}

    /** A gesture that arrived. */
    @DomEvent("flow-gesture")
    public static final class GestureEvent extends ComponentEvent<FlowCanvas> {

        private static final long serialVersionUID = 1;

        private final transient CanvasGesture gesture;

        public GestureEvent(FlowCanvas source, boolean fromClient, @EventData("event.detail") CanvasGesture gesture) {
            super(source, fromClient);
            this.gesture = gesture;
        }

        public CanvasGesture gesture() {
            return gesture;
        }
    }

    public FlowCanvas() {
        setState(
                "palette",
                Arrays.stream(NodeType.values())
                        .filter(FlowInterpreter.runnableTypes()::contains)
                        .map(FlowCanvas::entry)
                        .toList());
    }

    /** Draws {@code graph} from scratch and fits it into view. */
    public void load(CanvasGraph graph) {
        shown = graph;
        getElement().callJsFunction("load", graph);
    }

    /** Draws what differs from what is shown. */
    public void show(CanvasGraph graph) {
        CanvasGraph before = shown;
        if (before == null) {
            load(graph);
        } else if (!before.equals(graph)) {
            shown = graph;
            getElement().callJsFunction("patch", graph.since(before));
        }
    }

    public void selectOnly(List<String> nodes) {
        getElement().callJsFunction("selectOnly", nodes);
    }

    /** Brings a node into view. */
    public void reveal(String node) {
        getElement().callJsFunction("reveal", node);
    }

    /** Moves the view as little as needed to have a node beside its form. */
    public void keepInView(String node) {
        getElement().callJsFunction("keepInView", node);
    }

    /** Lets keys go to a node again, after its form was closed. */
    public void focusOn(String node) {
        getElement().callJsFunction("focusOn", node);
    }

    public void fit() {
        getElement().callJsFunction("fit");
    }

    /** Says {@code words} to those who do not see the canvas. */
    public void announce(String words) {
        getElement().callJsFunction("announce", words);
    }

    /** Shows, but takes no edits. */
    public void setReadonly(boolean readonly) {
        setState("readonly", readonly);
    }

    /** Lights up the way a call took and dims the rest. */
    public void showPath(Path path) {
        getElement().callJsFunction("showPath", path);
    }

    public Registration addGestureListener(ComponentEventListener<GestureEvent> listener) {
        return addListener(GestureEvent.class, listener);
    }

    private static PaletteEntry entry(NodeType type) {
        return new PaletteEntry(
                type.json(),
                type.group().name().toLowerCase(Locale.ROOT),
                NodeWords.of(type.group()),
                type.title(),
                NodeWords.hint(type));
    }
}
