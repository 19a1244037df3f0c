package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.TestCall.GivenAnswer;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import io.ivory.flow.expression.AnswerReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What callers, services and people may do when they are asked in thought. */
final class RehearsedQuestions {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNREACHABLE = 0;

    /** What a caller says into a voicemail box in a call that is made up. */
    private static final Duration A_WORD_LEFT = Duration.ofSeconds(5);

    /** More than the greeting of a box and the beep take. */
    private static final Duration WORDS_OF_THE_BOX = Duration.ofSeconds(10);

    private final Inputs inputs;

    RehearsedQuestions(Inputs inputs) {
        this.inputs = inputs;
    }

    List<Turn> menu(Menu node, State state, Played asked) {
        var turns = new ArrayList<Turn>();
        for (Digit key : node.options().keySet()) {
            turns.add(new Turn(
                    new Move(Move.Kind.PRESSES, Exit.ofKey(key), key), asked, pressing(String.valueOf(key.symbol()))));
        }
        turns.addAll(commands(state, asked));
        addWrongKey(turns, node.options().keySet(), node.ask(), state, asked);
        turns.add(silent(node.ask(), state.attempt(), asked));
        return turns;
    }

    List<Turn> language(LanguageChoice node, State state, Played asked) {
        var turns = new ArrayList<Turn>();
        node.options()
                .forEach((key, language) -> turns.add(new Turn(
                        new Move(Move.Kind.PRESSES, Exit.ofLanguage(language), key),
                        asked.in(language),
                        pressing(String.valueOf(key.symbol())))));
        turns.addAll(commands(state, asked));
        addWrongKey(turns, node.options().keySet(), node.ask(), state, asked);
        turns.add(silent(node.ask(), state.attempt(), asked));
        return turns;
    }

    /** The keys that mean the same at every question. */
    static List<Turn> commands(State state, Played asked) {
        var turns = new ArrayList<Turn>();
        state.plan().commands(state.node()).forEach((key, command) -> {
            Move.Kind kind = command == KeyCommand.OPERATOR ? Move.Kind.PRESSES : Move.Kind.GOES_BACK;
            turns.add(new Turn(new Move(kind, null, key), asked, pressing(String.valueOf(key.symbol()))));
        });
        return turns;
    }

    private static void addWrongKey(List<Turn> turns, Set<Digit> right, AskRules ask, State state, Played asked) {
        for (Digit key : Digit.values()) {
            if (!right.contains(key) && !state.plan().commands(state.node()).containsKey(key)) {
                Move move = missing(Move.Kind.PRESSES_WRONG, ask, state.attempt(), Exit.NO_MATCH);
                turns.add(new Turn(move, asked, pressing(String.valueOf(key.symbol()))));
                return;
            }
        }
    }

    /** How a caller fares in a queue, in the words that test calls have for it. */
    List<Turn> queue(QueueCaller node, Played before) {
        var turns = new ArrayList<Turn>();
        turns.add(
                new Turn(Move.leaving(Move.Kind.RINGS, Exit.ANSWERED), before, List.of(new Step.Rings(Exit.ANSWERED))));
        turns.add(new Turn(Move.leaving(Move.Kind.RINGS, Exit.FULL), before, List.of(new Step.Rings(Exit.BUSY))));
        turns.add(new Turn(
                Move.leaving(Move.Kind.STAYS_SILENT, Exit.TIMEOUT),
                before.later(node.maxWait(), node.maxWait()),
                List.of(new Step.StaysSilent())));
        if (node.callbackKey() != null) {
            turns.add(new Turn(
                    Move.leaving(Move.Kind.PRESSES, Exit.LEFT),
                    before.later(Duration.ZERO, node.maxWait()),
                    pressing(String.valueOf(node.callbackKey().symbol()))));
        }
        return turns;
    }

    /** The caller leaves a word. Before it may come words of the box that no flow holds, and the beep. */
    List<Turn> voicemail(Voicemail node, Played before) {
        return List.of(new Turn(
                Move.leaving(Move.Kind.SPEAKS, Exit.NEXT),
                before.later(A_WORD_LEFT, A_WORD_LEFT.plus(node.silence()).plus(WORDS_OF_THE_BOX)),
                List.of(new Step.Speaks(A_WORD_LEFT), new Step.StaysSilent())));
    }

    static List<Step> pressing(String keys) {
        return List.of(new Step.Presses(keys));
    }

    static Turn silent(AskRules ask, int attempt, Played asked) {
        return new Turn(
                missing(Move.Kind.STAYS_SILENT, ask, attempt, Exit.NO_INPUT),
                asked.later(ask.noInputAfter(), ask.noInputAfter()),
                List.of(new Step.StaysSilent()));
    }

    static Move missing(Move.Kind kind, AskRules ask, int attempt, Exit exit) {
        return attempt >= ask.tries() ? Move.leaving(kind, exit) : Move.staying(kind);
    }

    /** What a service answers: the same to the same question, since a test call can say only one answer. */
    List<Turn> http(HttpRequest node, String question, Played waiting) {
        String connection = requireNonNull(node.connection());
        GivenAnswer before = waiting.given().getOrDefault(connection, Map.of()).get(question);
        var turns = new ArrayList<Turn>();
        if (before != null) {
            turns.add(answered(node, before, waiting));
            return turns;
        }
        for (Object body : inputs.answers(node.use())) {
            turns.add(answering(node, question, new GivenAnswer(OK, body, Duration.ZERO), waiting));
        }
        turns.add(answering(node, question, new GivenAnswer(NOT_FOUND, null, Duration.ZERO), waiting));
        turns.add(answering(node, question, new GivenAnswer(OK, null, node.timeout()), waiting));
        turns.add(answering(node, question, new GivenAnswer(UNREACHABLE, null, Duration.ZERO), waiting));
        return turns;
    }

    private Turn answering(HttpRequest node, String question, GivenAnswer answer, Played waiting) {
        return answered(node, answer, waiting.answering(requireNonNull(node.connection()), question, answer));
    }

    private Turn answered(HttpRequest node, GivenAnswer answer, Played waiting) {
        if (answer.after().compareTo(node.timeout()) >= 0) {
            return Turn.quiet(Move.Kind.ANSWERS, Exit.SLOW, waiting.later(node.timeout(), node.timeout()));
        }
        Played later = waiting.later(Duration.ZERO, Duration.ofMillis(1).plus(answer.after()));
        return switch (answer.status()) {
            case OK -> filled(node, answer.body(), later);
            case NOT_FOUND -> Turn.quiet(Move.Kind.ANSWERS, Exit.NOT_FOUND, later);
            default -> {
                Played tried = node.attempts() > 1 ? waiting.later(Duration.ZERO, node.timeout()) : later;
                yield Turn.quiet(Move.Kind.ANSWERS, Exit.FAILED, tried);
            }
        };
    }

    private Turn filled(HttpRequest node, @Nullable Object body, Played call) {
        return switch (AnswerReading.of(node.use(), inputs.variables(), body)) {
            case AnswerReading.Misfit _ -> Turn.quiet(Move.Kind.ANSWERS, Exit.FAILED, call);
            case AnswerReading.Fits(var values) -> {
                Played knowing = call;
                for (Map.Entry<VariableName, Object> value : values.entrySet()) {
                    knowing = knowing.with(value.getKey(), value.getValue());
                }
                yield Turn.quiet(Move.Kind.ANSWERS, Exit.FOUND, knowing);
            }
        };
    }

    /** Whoever is first to answer ends the ringing; otherwise all of them behave alike. */
    List<Turn> rings(int people, Transfer node, Played announced) {
        if (people == 0) {
            return List.of(Turn.quiet(Move.Kind.RINGS, Exit.FAILED, announced));
        }
        var turns = new ArrayList<Turn>();
        for (Exit exit : List.of(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED)) {
            int rung = exit.equals(Exit.ANSWERED) ? 1 : people;
            Duration ringing = exit.equals(Exit.NO_ANSWER) ? node.ringFor().multipliedBy(rung) : Duration.ZERO;
            turns.add(new Turn(
                    node.exits().contains(exit)
                            ? Move.leaving(Move.Kind.RINGS, exit)
                            : Move.staying(Move.Kind.RINGS), // handed over for good
                    announced.later(ringing, ringing),
                    Collections.nCopies(rung, new Step.Rings(exit))));
        }
        return turns;
    }

    List<Turn> onlyLanguage(LanguageChoice node, Played before) {
        return node.options().values().stream()
                .map(language -> Turn.quiet(Move.Kind.DECIDES, Exit.ofLanguage(language), before.in(language)))
                .toList();
    }
}
