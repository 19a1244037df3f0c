package io.ivory.designer.voicemail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.runtime.store.LeftRecording;
import java.time.Clock;

/** One recording: who left it, when and where, a player, and what can be done with it. */
final class RecordingRow extends Div {

    private static final long serialVersionUID = 1;

    private final transient LeftRecording left;
    private final Span state = new Span();

    /** What a person does with a recording. */
    interface Actions {

        /** It plays. */
        void plays(LeftRecording left, RecordingRow row);

        void heard(LeftRecording left, boolean heard);

        void done(LeftRecording left, boolean done);

        void delete(LeftRecording left);
    }

    /** @param mayChange whether the person may do more than listen */
    RecordingRow(LeftRecording left, boolean hasSound, boolean mayChange, Clock clock, Actions actions) {
        this.left = left;
        addClassName("voicemail-row");
        var from = new Span(left.from().isEmpty() ? "Withheld number" : left.from());
        from.addClassName("call-from");
        var time = new Span(Moments.of(left.at(), clock.instant(), clock.getZone()));
        time.addClassName("call-time");
        var first = new Div(from, state, time);
        first.addClassName("call-line");
        var box = new Span(left.box());
        box.addClassNames("quiet", "small", "call-flow");
        var length = new Span(Moments.length(left.length()));
        length.addClassNames("quiet", "small", "call-time");
        var second = new Div(box, length);
        second.addClassName("call-line");
        add(first, second);
        var tools = new Div(hasSound ? player(actions) : lost());
        tools.addClassName("voicemail-tools");
        tools.add(buttons(hasSound, mayChange, actions));
        add(tools);
        show(left.isNew(), left.done() != null);
    }

    /** It counts as heard from now on; the row stays as it is, or what plays would stop. */
    void markHeard() {
        show(false, left.done() != null);
    }

    private void show(boolean fresh, boolean done) {
        state.removeAll();
        if (fresh) {
            state.add(new Pill("New", Pill.Tone.ACCENT));
        } else if (done && left.done() != null) {
            state.add(new Pill("Done by " + left.done().by(), Pill.Tone.GOOD));
        } else {
            state.add(new Pill("Heard", Pill.Tone.PLAIN));
        }
        setClassName("is-new", fresh);
    }

    private Component player(Actions actions) {
        var audio = new Element("audio");
        audio.getClassList().add("recording-player");
        audio.setAttribute("controls", true);
        audio.setAttribute("controlslist", "nodownload");
        audio.setAttribute("preload", "none");
        audio.setAttribute("aria-label", "Recording of " + (left.from().isEmpty() ? "a caller" : left.from()));
        audio.setAttribute("src", SoundEndpoint.pathOf(left));
        audio.addEventListener("playing", event -> actions.plays(left, this));
        var player = new Div();
        player.addClassName("voicemail-player");
        player.getElement().appendChild(audio);
        return player;
    }

    private Component lost() {
        var words = new Span("Its sound is kept on the server “" + left.server() + "”");
        words.addClassNames("quiet", "small");
        return words;
    }

    private Div buttons(boolean hasSound, boolean mayChange, Actions actions) {
        var buttons = new Div();
        buttons.addClassName("row-buttons");
        if (hasSound) {
            buttons.add(download());
        }
        if (mayChange) {
            boolean done = left.done() != null;
            var finish = new Button(
                    done ? "Not done" : "Done", new Glyph(done ? "undo" : "check"), click -> actions.done(left, !done));
            finish.addThemeVariants(ButtonVariant.LUMO_SMALL);
            finish.addClassName("voicemail-done");
            boolean heard = left.heard() != null;
            buttons.add(
                    finish,
                    icon(
                            heard ? "voicemail" : "say",
                            heard ? "Count it as new again" : "Count it as heard",
                            () -> actions.heard(left, !heard)),
                    icon("trash", "Delete", () -> actions.delete(left)));
        }
        return buttons;
    }

    private Component download() {
        var download = new Anchor(SoundEndpoint.pathOf(left), "");
        download.setDownload(true);
        download.add(new Glyph("download"));
        download.addClassName("icon-button");
        download.setTitle("Download as WAV");
        download.getElement().setAttribute("aria-label", "Download as WAV");
        download.setRouterIgnore(true);
        return download;
    }

    private static Button icon(String glyph, String words, Runnable action) {
        var button = new Button(new Glyph(glyph), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }
}
