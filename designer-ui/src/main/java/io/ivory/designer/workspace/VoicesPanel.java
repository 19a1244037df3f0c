package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.Language;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.store.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which voices there are, for which languages, and how each does. */
final class VoicesPanel extends Div {

    private static final long serialVersionUID = 1;

    /** More languages than these are counted, not named. */
    private static final int NAMED = 6;

    private final transient Voices voices;
    private final transient SignedIn person;
    private final transient Clock clock;
    private final Div list = new Div();

    VoicesPanel(Voices voices, SignedIn person, Clock clock) {
        this.voices = voices;
        this.person = person;
        this.clock = clock;
        addClassName("workspace-tab");
        var words = new Paragraph("Words without a recording are spoken by the first of these voices that knows their"
                + " language. When it fails, the next one steps in. Settings of the server add voices.");
        words.addClassName("quiet");
        list.addClassName("voice-list");
        var again = new Button("Look again", new Glyph("refresh"), click -> refresh());
        again.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var head = new Div(words, again);
        head.addClassName("voice-head");
        add(head, list);
        refresh();
    }

    void refresh() {
        list.removeAll();
        voices.states().forEach(voice -> list.add(card(voice)));
    }

    private Component card(VoiceState voice) {
        var name = new Span(voice.name());
        name.addClassName("resource-name");
        var state = new Div(name, pill(voice.health()));
        state.addClassName("voice-state");
        var about = new Div(languages(voice) + " · " + voice.origin());
        about.addClassNames("quiet", "small", "resource-words");
        var card = new Div(state, about);
        card.addClassName("voice-card");
        String error = voice.health().lastError();
        if (error != null) {
            card.add(error(error, voice.health()));
        }
        if (person.may(Role.EDITOR)) {
            var hear = new Button(
                    "Hear a sample",
                    new Glyph("play"),
                    click -> new VoiceSampleDialog(voices, person, voice, this::refresh).open());
            hear.addThemeVariants(ButtonVariant.LUMO_SMALL);
            hear.setAriaLabel("Hear a sample of " + voice.name());
            card.add(hear);
        }
        return card;
    }

    private Component error(String error, VoiceState.Health health) {
        var at = health.lastErrorAt();
        var words = new Div("Last error" + (at == null ? "" : ", " + moment(at)) + ": " + error);
        words.addClassNames("small", "voice-error");
        return words;
    }

    private Pill pill(VoiceState.Health health) {
        var since = health.failingSince();
        if (since == null) {
            return new Pill(health.lastError() == null ? "ok" : "ok again", Pill.Tone.GOOD);
        }
        return new Pill(
                (health.spared() ? "not asked for a while, failing since " : "failing since ") + moment(since),
                health.spared() ? Pill.Tone.BAD : Pill.Tone.WARN);
    }

    private String moment(Instant moment) {
        return Moments.of(moment, clock.instant(), clock.getZone());
    }

    private static String languages(VoiceState voice) {
        List<Language> all = sorted(voice);
        String named = all.stream().limit(NAMED).map(VoicesPanel::nameOf).collect(Collectors.joining(", "));
        return all.size() <= NAMED ? named : all.size() + " languages";
    }

    /** Such as "Portuguese (Brazil)". */
    static String nameOf(Language language) {
        return language.locale().getDisplayName(Locale.ENGLISH);
    }

    /** What it speaks, English and then the order of their names. */
    static List<Language> sorted(VoiceState voice) {
        return voice.languages().stream()
                .sorted(Comparator.comparing((Language language) -> !Language.ENGLISH.equals(language))
                        .thenComparing(VoicesPanel::nameOf))
                .toList();
    }
}
