package io.ivory.flow.convert;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings over what speaks and listens: say-play, and gather-input-on-call with the split on its key. */
final class TwilioTalk {

    /** Five seconds, what Studio waits unless told otherwise. */
    private static final int USUAL_TIMEOUT_S = 5;

    private static final int TRIES = 3;

    private final TwilioWork work;

    TwilioTalk(TwilioWork work) {
        this.work = work;
    }

    FlowNode say(NodeId id, TwilioState state) {
        PromptId prompt = work.prompt(state, state.name());
        if (prompt == null && state.properties().has("digits")) {
            work.notes.toDo(
                    state.place(),
                    state.subject(),
                    "sends keys to the other side, which nothing here does: replace the node, or delete it");
            return Placeholder.of(
                    id,
                    state.type(),
                    state.name(),
                    Collections.singletonMap("audioComplete", work.after(state, "audioComplete")),
                    state.properties().values());
        }
        int times = state.properties().number("loop", 1, 0, Say.MAX_PROMPTS);
        if (times == 0) {
            work.notes.changed(
                    state.properties().place("loop"),
                    state.subject(),
                    "was said again and again until the caller hung up; here it is said once");
        }
        if (prompt == null) {
            work.notes.toDo(state.place(), state.subject(), "says nothing: write what is said here");
        }
        List<PromptId> sequence = prompt == null ? List.of() : Collections.nCopies(Math.max(1, times), prompt);
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.NEXT, work.after(state, "audioComplete"));
        work.notes.broughtOver(state.place(), state.subject(), "say \"" + id + "\"");
        return new Say(work.head(id, state, targets), sequence);
    }

    FlowNode gather(NodeId id, TwilioState state) {
        boolean bySpeechAlone = state.next("keypress") == null && state.next("speech") != null;
        if (bySpeechAlone) {
            work.notes.toDo(
                    state.place(),
                    state.subject(),
                    "listens to speech only, which is not understood here: ask for a key in its place");
            var ways = new LinkedHashMap<String, @Nullable NodeId>();
            ways.put("timeout", work.after(state, "timeout"));
            return Placeholder.of(
                    id, state.type(), state.name(), ways, state.properties().values());
        }
        if (state.next("speech") != null) {
            work.notes.leftOut(
                    state.place(),
                    state.subject(),
                    "speech is not understood here: only the keys were brought over; check that the text asks for keys");
        }
        Optional<TwilioPlan.Choice> choice = work.plan.choice(state);
        return choice.isPresent() ? menu(id, state, choice.get()) : collect(id, state);
    }

    private Menu menu(NodeId id, TwilioState state, TwilioPlan.Choice choice) {
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        var options = new LinkedHashMap<Digit, MenuOption>();
        String words = state.properties().text("say", "");
        choice.keys().forEach((key, next) -> {
            targets.put(Exit.ofKey(key), work.target(next, choice.split()));
            options.put(key, new MenuOption(label(state, words, key, next)));
        });
        AskRules ask = ask(state, targets, choice.split());
        work.notes.broughtOver(
                state.place(),
                state.subject(),
                "menu \"" + id + "\", together with " + choice.split().subject());
        return new Menu(work.head(id, state, targets), null, options, work.prompt(state, state.name()), ask);
    }

    private PromptId label(TwilioState state, String words, Digit key, @Nullable String next) {
        String label = SpokenChoices.label(words, key).orElseGet(() -> next == null ? "end" : Words.spoken(next));
        return work.draft.prompt(
                "label-" + (next == null ? state.name() : next),
                work.languageOf(state),
                label.replace("{", "{{").replace("}", "}}"));
    }

    private Collect collect(NodeId id, TwilioState state) {
        SourceObject properties = state.properties();
        int most = properties.number("number_of_digits", DigitRules.MAX_DIGITS, 1, DigitRules.MAX_DIGITS);
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.NEXT, work.after(state, "keypress"));
        AskRules ask = ask(state, targets, null);
        work.notes.broughtOver(state.place(), state.subject(), "collect \"" + id + "\"");
        return new Collect(
                work.head(id, state, targets),
                work.prompt(state, state.name()),
                work.values.digits(state.name()),
                1,
                most,
                finishKey(properties),
                Duration.ofSeconds(properties.number("timeout", USUAL_TIMEOUT_S, 1, 60)),
                ask);
    }

    private static @Nullable Digit finishKey(SourceObject properties) {
        String key = properties.text("finish_on_key", "#");
        return key.length() == 1 ? Digit.of(key.charAt(0)).orElse(null) : null;
    }

    /** How often is asked, and where callers go who say nothing or press what is no choice. */
    private AskRules ask(TwilioState state, Map<Exit, @Nullable NodeId> targets, @Nullable TwilioState split) {
        String silent = state.next("timeout");
        String other = split == null ? silent : split.next("noMatch");
        boolean again = asksAgain(state, silent);
        if (again) {
            work.notes.changed(
                    state.place(),
                    state.subject(),
                    "asked a silent caller again without end; here it asks " + TRIES
                            + " times in all and then ends the call: lead \"noInput\" to a person");
        }
        boolean otherAgain = again && asksAgain(state, other);
        if (again && !otherAgain && other != null) {
            work.notes.changed(
                    state.place(),
                    state.subject(),
                    "went on to " + Notes.quoted(other) + " at once after a wrong key; here it goes there after "
                            + TRIES + " tries");
        }
        targets.put(Exit.NO_INPUT, again ? work.draft.end() : work.target(silent, state));
        targets.put(Exit.NO_MATCH, otherAgain ? work.draft.end() : work.target(other, split == null ? state : split));
        return AskRules.of(
                again ? TRIES : 1,
                Duration.ofSeconds(state.properties().number("timeout", USUAL_TIMEOUT_S, 1, 60)),
                true,
                again ? retryPrompt(state, silent) : null,
                otherAgain ? retryPrompt(state, other) : null);
    }

    private boolean asksAgain(TwilioState state, @Nullable String next) {
        return state.name().equals(next) || work.plan.retry(state, next).isPresent();
    }

    private @Nullable PromptId retryPrompt(TwilioState state, @Nullable String next) {
        TwilioState text = work.plan.retry(state, next).orElse(null);
        if (text == null) {
            return null;
        }
        work.notes.broughtOver(
                text.place(), text.subject(), "said before \"" + state.name() + "\" asks again, as a part of it");
        return work.prompt(text, text.name());
    }
}
