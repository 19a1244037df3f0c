package io.ivory.designer.callbacks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.runtime.store.CallToMake;
import java.time.Clock;
import java.util.function.BiConsumer;

/** One caller who was promised to be called back. */
final class CallbackRow extends Div {

    private static final long serialVersionUID = 1;

    /**
     * @param mayChange whether the person may say that it is done
     * @param done called when it is done, or not after all
     */
    CallbackRow(CallToMake call, String flow, boolean mayChange, Clock clock, BiConsumer<CallToMake, Boolean> done) {
        addClassName("voicemail-row");
        setClassName("is-new", call.isOpen());
        var from = new Span(call.from());
        from.addClassName("call-from");
        CallToMake.Done dealt = call.done();
        var state = dealt == null
                ? new Pill("Open", Pill.Tone.ACCENT)
                : new Pill(
                        "Done by " + dealt.by() + ", " + Moments.of(dealt.at(), clock.instant(), clock.getZone()),
                        Pill.Tone.GOOD);
        var time = new Span(Moments.of(call.at(), clock.instant(), clock.getZone()));
        time.addClassName("call-time");
        var first = new Div(from, state, time);
        first.addClassName("call-line");
        var reason = new Span(call.reason().isEmpty() ? "No reason given" : call.reason());
        reason.addClassName("callback-reason");
        reason.setClassName("quiet", call.reason().isEmpty());
        var where = new Span(flow);
        where.addClassNames("quiet", "small", "call-flow");
        var second = new Div(reason, where);
        second.addClassName("call-line");
        add(first, second);
        if (mayChange) {
            var finish = new Button(
                    call.isOpen() ? "Done" : "Not done",
                    new Glyph(call.isOpen() ? "check" : "undo"),
                    click -> done.accept(call, call.isOpen()));
            finish.addThemeVariants(ButtonVariant.LUMO_SMALL);
            finish.setAriaLabel((call.isOpen() ? "Done: " : "Not done: ") + call.from());
            var tools = new Div(finish);
            tools.addClassName("voicemail-tools");
            add(tools);
        }
    }
}
