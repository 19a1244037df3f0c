package io.ivory.flow.export;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReadBack;
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
import java.util.stream.Collectors;
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
                if (collect.confirm() != null) {
                    add(spoken, "To read the keys back", collect.confirm().prompt());
                }
                addAsk(spoken, collect.ask());
            }
            case LanguageChoice language -> {
                add(spoken, "", language.wording());
                addAsk(spoken, language.ask());
            }
            case HttpRequest http -> {
                add(spoken, "While waiting", http.patience().waitPrompt());
                add(spoken, "Until the answer comes", http.patience().holdPrompt());
            }
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
        addLater(spoken, "After silence", ask.noInputPrompts());
        addLater(spoken, "After another key", ask.noMatchPrompts());
    }

    private void addLater(List<Script.Spoken> spoken, String when, List<PromptId> prompts) {
        for (int i = 0; i < prompts.size(); i++) {
            String which = prompts.size() == 1 ? "" : ", try " + (i + 2) + (i + 1 < prompts.size() ? "" : " and later");
            add(spoken, when + which, prompts.get(i));
        }
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
        Map<Digit, KeyCommand> commands = flow.commands(node);
        if (commands.isEmpty()) {
            return ownFacts(node);
        }
        var facts = new ArrayList<>(ownFacts(node));
        facts.add(commands.entrySet().stream()
                .map(command -> command.getKey().symbol() + " " + what(command.getValue()))
                .collect(Collectors.joining("; ", "Besides: ", ".")));
        return facts;
    }

    private String what(KeyCommand command) {
        return switch (command) {
            case REPEAT -> "asks again";
            case BACK -> "leads back to the question before";
            case OPERATOR ->
                "leads to "
                        + flow.node(requireNonNull(flow.operator()))
                                .map(FlowNode::name)
                                .orElse("nowhere");
        };
    }

    private List<String> ownFacts(FlowNode node) {
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
            case Collect collect -> collected(collect);
            case Transfer transfer -> transferred(transfer);
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

    private static List<String> collected(Collect collect) {
        var facts = new ArrayList<>(List.of(digits(collect), patience(collect.ask())));
        DigitCheck check = collect.check();
        if (check.pattern() != null) {
            facts.add("They must look like " + check.pattern() + ".");
        }
        if (check.luhn()) {
            facts.add("The last one must be their check digit.");
        }
        if (check.holds() != null) {
            facts.add("It must hold that " + check.holds() + ".");
        }
        ReadBack confirm = collect.confirm();
        if (confirm != null) {
            facts.add("They are read back: " + confirm.right().symbol() + " if they are right, "
                    + confirm.again().symbol() + " to key them in again.");
        }
        return facts;
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

    private List<String> transferred(Transfer transfer) {
        String face = sentence(CardFace.of(flow, transfer));
        return switch (transfer.by()) {
            case BRIDGE -> List.of(face);
            case ATTENDED ->
                List.of(
                        face,
                        "Once they talk, the caller's own telephone system is asked to connect them without us; the call here"
                                + " ends when it has, and goes on otherwise.");
            case REFER ->
                List.of(face, "The caller's own telephone system makes the connection; the call here ends with it.");
        };
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static String sentence(String words) {
        return words.isEmpty() || words.endsWith(".") ? words : words + ".";
    }
}
