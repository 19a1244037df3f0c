package io.ivory.designer.calls;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.designer.editor.canvas.CanvasGraph;
import io.ivory.designer.editor.canvas.FlowCanvas;
import io.ivory.flow.FlowDefinition;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.store.CallRecord;
import io.ivory.runtime.store.CallSummary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One call: its flow with the way it took lit up, and what happened, moment by moment. */
final class CallDetail extends Div {

    private static final long serialVersionUID = 1;

    /**
     * @param flow the flow as it was then; empty if it is not known any more
     * @param close goes back to the list, where there is no room for both
     */
    CallDetail(CallRecord call, Optional<FlowDefinition> flow, Clock clock, Runnable close) {
        addClassName("call-detail");
        add(head(call.summary(), clock, close));
        flow.ifPresentOrElse(
                drawn -> add(canvas(drawn, call)), () -> add(new Div("The flow of this call has been deleted.")));
        add(timeline(call, flow, clock));
    }

    private static Component head(CallSummary call, Clock clock, Runnable close) {
        var back = new NativeButton("", click -> close.run());
        back.add(new Glyph("close"));
        back.addClassName("icon-button");
        back.getElement().setAttribute("aria-label", "Close this call");
        var title = new H2(CallWords.from(call.from()).equals(call.from()) ? call.from() : "Withheld number");
        var when = new Span(Moments.of(call.startedAt(), clock.instant(), clock.getZone()) + " · " + call.flowName()
                + ", revision " + call.revision()
                + call.length().map(length -> " · " + Moments.length(length)).orElse(""));
        when.addClassNames("quiet", "small");
        var words = new Div(title, when);
        words.addClassName("call-title");
        var head = new Div(words, new Pill(CallWords.outcome(call.outcome()), CallWords.tone(call.outcome())), back);
        head.addClassName("call-head");
        return head;
    }

    private static Component canvas(FlowDefinition flow, CallRecord call) {
        var canvas = new FlowCanvas();
        canvas.setReadonly(true);
        canvas.load(CanvasGraph.of(flow, List.of()));
        canvas.showPath(path(call.summary().flow(), call.events()));
        var frame = new Div(canvas);
        frame.addClassName("call-canvas");
        return frame;
    }

    /** The nodes of {@code flow} that a call came to and the exits it took there; those of other flows are left out. */
    static FlowCanvas.Path path(String flow, List<CallEvent> events) {
        var nodes = new ArrayList<String>();
        var exits = new ArrayList<CanvasGraph.ExitRef>();
        boolean here = true;
        for (CallEvent event : events) {
            if (event instanceof CallEvent.EnteredFlow entered) {
                here = entered.flow().equals(flow);
            } else if (here && event instanceof CallEvent.EnteredNode entered) {
                nodes.add(entered.node().value());
            } else if (here && event instanceof CallEvent.LeftNode left) {
                exits.add(
                        new CanvasGraph.ExitRef(left.node().value(), left.exit().name()));
            }
        }
        return new FlowCanvas.Path(nodes, exits);
    }

    private static Component timeline(CallRecord call, Optional<FlowDefinition> flow, Clock clock) {
        var list = new OrderedList();
        list.addClassName("timeline");
        boolean here = true;
        for (CallEvent event : call.events()) {
            if (event instanceof CallEvent.EnteredFlow entered) {
                here = entered.flow().equals(call.summary().flow());
            }
            var time = new Span(Moments.exact(event.at(), clock.getZone()));
            time.addClassName("timeline-time");
            var words = new Span(CallWords.sentence(event, here ? flow : Optional.empty()));
            words.addClassName("timeline-words");
            var line = new ListItem(time, new Glyph(CallWords.icon(event)), words);
            line.addClassName("is-" + event.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            list.add(line);
        }
        return list;
    }
}
