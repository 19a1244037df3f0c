package io.ivory.flow.export;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a phone script tells about each type of node: its words, and what a reader has to know besides. */
final class ScriptWords {

    private final FlowDefinition flow;

    ScriptWords(FlowDefinition flow) {
        this.flow = flow;
    }

    /** What the caller hears at {@code node}, apart from the labels of a menu's keys. */
    List<Script.Spoken> spoken(FlowNode node) {
        var spoken = new ArrayList<Script.Spoken>();
        switch (node) {
            case Say say -> say.sequence().forEach(prompt -> add(spoken, "", prompt));
            case Menu menu -> {
                add(spoken, "In words of its own", menu.wording());
                add(spoken, "", menu.intro());
                addAsk(spoken, menu.ask());
            }
            case Collect collect -> {
                add(spoken, "", collect.prompt());
                addAsk(spoken, collect.ask());
            }
            case LanguageChoice language -> {
                add(spoken, "", language.wording());
                addAsk(spoken, language.ask());
            }
            case HttpRequest http -> add(spoken, "While waiting", http.waitPrompt());
            case Transfer transfer -> add(spoken, "", transfer.announcement());
            case QueueCaller queue -> add(spoken, "Music", queue.music());
            case Voicemail voicemail -> add(spoken, "", voicemail.greeting());
            case Callback callback -> add(spoken, "", callback.prompt());
            case HangUp hangUp -> add(spoken, "", hangUp.goodbye());
            case Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    Assign _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> {}
        }
        return spoken;
    }

    private void addAsk(List<Script.Spoken> spoken, AskRules ask) {
        add(spoken, "After silence", ask.noInputPrompt());
        add(spoken, "After another key", ask.noMatchPrompt());
    }

    private void add(List<Script.Spoken> spoken, String when, @Nullable PromptId prompt) {
        if (prompt != null) {
            spoken.add(new Script.Spoken(when, words(prompt)));
        }
    }

    /** What a prompt says in each language of the flow. */
    Map<String, String> words(PromptId prompt) {
        var words = new LinkedHashMap<String, String>();
        flow.languages()
                .forEach(language -> flow.prompt(prompt)
                        .flatMap(found -> found.in(language))
                        .ifPresent(text -> words.put(
                                language.tag(),
                                text.audio() == null
                                        ? text.text()
                                        : text.text() + " [recording " + text.audio() + "]")));
        return words;
    }

    /** What there is to know about {@code node} besides its words and ways. */
    List<String> facts(FlowNode node) {
        return switch (node) {
            case Say _ -> List.of();
            case HangUp hangUp ->
                hangUp.reject() == null
                        ? List.of()
                        : List.of(
                                sentence(CardFace.of(flow, hangUp)),
                                "Callers whose call is answered already are hung up on instead.");
            case Menu menu -> List.of(patience(menu.ask()));
            case LanguageChoice language ->
                language.remember()
                        ? List.of(patience(language.ask()), "The choice is remembered for later calls.")
                        : List.of(patience(language.ask()));
            case Collect collect -> List.of(digits(collect), patience(collect.ask()));
            case Transfer transfer ->
                transfer.by() == Transfer.Means.REFER
                        ? List.of(
                                sentence(CardFace.of(flow, transfer)),
                                "The caller's own telephone system makes the connection; the call here ends with it.")
                        : List.of(sentence(CardFace.of(flow, transfer)));
            case QueueCaller queue ->
                List.of(sentence(CardFace.of(flow, queue)), "Waits " + seconds(queue.maxWait()) + " at most.");
            case Voicemail voicemail ->
                List.of(
                        sentence(CardFace.of(flow, voicemail)),
                        "Records " + seconds(voicemail.maxLength()) + " at most.");
            case Callback callback ->
                callback.reason().isBlank() ? List.of() : List.of("Noted reason: " + callback.reason());
            case Assign assign ->
                assign.values().entrySet().stream()
                        .map(value -> value.getKey() + " = " + value.getValue())
                        .toList();
            case Branch branch ->
                branch.conditions().stream()
                        .map(condition -> condition.exit() + ": if " + condition.when())
                        .toList();
            case Hours _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> List.of(sentence(CardFace.of(flow, node)));
        };
    }

    private static String digits(Collect collect) {
        String count = collect.minDigits() == collect.maxDigits()
                ? String.valueOf(collect.minDigits())
                : collect.minDigits() + " to " + collect.maxDigits();
        return "The caller keys in " + count + " digits"
                + (collect.finishKey() == null
                        ? ""
                        : ", finished by " + collect.finishKey().symbol())
                + (collect.into() == null ? "." : ", kept as " + collect.into() + ".");
    }

    private static String patience(AskRules ask) {
        return "Asked " + (ask.tries() == 1 ? "once" : "up to " + ask.tries() + " times") + "; "
                + seconds(ask.noInputAfter()) + " to press the first key"
                + (ask.bargeIn() ? ", also while it is spoken." : ", once everything is spoken.");
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static String sentence(String words) {
        return words.isEmpty() || words.endsWith(".") ? words : words + ".";
    }
}
