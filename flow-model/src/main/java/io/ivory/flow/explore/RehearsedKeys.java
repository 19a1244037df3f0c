package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.ReadBack;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.Moment.Result;
import io.ivory.flow.expression.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What callers may key in, in thought, and what they say when it is read back to them. */
final class RehearsedKeys {

    private final FlowPlan plan;
    private final Inputs inputs;
    private final RehearsedSpeech speech;
    private final Function<Played, Moment> moments;

    RehearsedKeys(FlowPlan plan, Inputs inputs, RehearsedSpeech speech, Function<Played, Moment> moments) {
        this.plan = plan;
        this.inputs = inputs;
        this.speech = speech;
        this.moments = moments;
    }

    /**
     * All that callers do.
     *
     * @param before the call before it was asked
     * @param asked the call after that
     */
    List<Turn> collect(Collect node, State state, Played before, Played asked) {
        VariableName into = requireNonNull(node.into());
        var turns = new ArrayList<Turn>();
        for (String keys : inputs.keys(node, into)) {
            Played keyed = later(node, keys, asked).with(into, keys);
            switch (passes(node, keyed)) {
                case Result.Settled<Boolean>(Boolean passes) -> {
                    if (passes) {
                        turns.addAll(accepted(node, state, keys, before, keyed));
                    }
                }
                case Result.Failed<Boolean> _ -> turns.addAll(failed(node, state, keys, before));
                case Result.Unsettled<Boolean> _ -> {}
            }
        }
        turns.addAll(RehearsedQuestions.commands(state, asked));
        wrong(node, plan.commands(state.node()).keySet())
                .ifPresent(wrong -> turns.add(new Turn(
                        RehearsedQuestions.missing(Move.Kind.PRESSES_WRONG, node.ask(), state.attempt(), Exit.NO_MATCH),
                        later(node, wrong, asked),
                        RehearsedQuestions.pressing(finished(node, wrong)))));
        turns.add(RehearsedQuestions.silent(node.ask(), state.attempt(), asked));
        return turns;
    }

    /**
     * Keys that do not fit, whatever the values of the call are; empty if there are none.
     *
     * @param commands the keys that mean something else
     */
    static Optional<String> wrong(Collect node, Set<Digit> commands) {
        return Stream.concat(
                        Stream.of(Digit.STAR, Digit.POUND)
                                .filter(key -> key != node.finishKey() && !commands.contains(key))
                                .map(key -> String.valueOf(key.symbol())),
                        Stream.of("1", "0".repeat(node.minDigits()), "1".repeat(node.minDigits()))
                                .filter(keys -> !Inputs.fits(keys, node)))
                .findFirst();
    }

    private Result<Boolean> passes(Collect node, Played keyed) {
        if (node.check().holds() == null) {
            return new Result.Settled<>(true);
        }
        Optional<Expression> condition = plan.texts().condition(node.check().holds());
        return condition.isEmpty()
                ? new Result.Failed<>()
                : moments.apply(keyed).settle(condition.get()::holds);
    }

    private static List<Turn> failed(Collect node, State state, String keys, Played before) {
        return RehearsedFailure.of(state, before).stream()
                .map(turn -> new Turn(turn.move(), turn.call(), RehearsedQuestions.pressing(finished(node, keys))))
                .toList();
    }

    private List<Turn> accepted(Collect node, State state, String keys, Played before, Played keyed) {
        List<Step> pressed = RehearsedQuestions.pressing(finished(node, keys));
        Move goesOn = Move.leaving(Move.Kind.PRESSES, Exit.NEXT);
        ReadBack confirm = node.confirm();
        if (confirm == null) {
            return List.of(new Turn(goesOn, keyed, pressed));
        }
        Optional<Played> readBack = speech.say(NodeSpeech.readBack(node), keyed);
        if (readBack.isEmpty()) {
            return failed(node, state, keys, before);
        }
        Played asked = readBack.get();
        Played unconfirmed = asked.withAs(requireNonNull(node.into()), before);
        Played ignored = later(node, unconfirmed);
        return List.of(
                new Turn(goesOn, asked, with(pressed, confirm.right())),
                new Turn(
                        RehearsedQuestions.missing(Move.Kind.GOES_BACK, node.ask(), state.attempt(), Exit.NO_MATCH),
                        unconfirmed,
                        with(pressed, confirm.again())),
                new Turn(
                        Move.leaving(Move.Kind.PRESSES_WRONG, Exit.NO_MATCH),
                        unconfirmed,
                        times(node, pressed, new Step.Presses(neither(confirm)))),
                new Turn(
                        Move.leaving(Move.Kind.STAYS_SILENT, Exit.NO_INPUT),
                        ignored,
                        times(node, pressed, new Step.StaysSilent())));
    }

    private static List<Step> with(List<Step> pressed, Digit key) {
        return Stream.concat(pressed.stream(), RehearsedQuestions.pressing(String.valueOf(key.symbol())).stream())
                .toList();
    }

    /** As often as the keys are read back. */
    private static List<Step> times(Collect node, List<Step> pressed, Step step) {
        return Stream.concat(pressed.stream(), Collections.nCopies(node.ask().tries(), step).stream())
                .toList();
    }

    private static String neither(ReadBack confirm) {
        return Stream.of(Digit.values())
                .filter(key -> key != confirm.right() && key != confirm.again())
                .map(key -> String.valueOf(key.symbol()))
                .findFirst()
                .orElseThrow();
    }

    private static Played later(Collect node, Played readBack) {
        var patience = node.ask().noInputAfter().multipliedBy(node.ask().tries());
        return readBack.later(patience, patience);
    }

    /** Keys with the finish key where the input is not complete without it. */
    private static String finished(Collect node, String keys) {
        return node.finishKey() == null || keys.length() == node.maxDigits()
                ? keys
                : keys + node.finishKey().symbol();
    }

    private static Played later(Collect node, String keys, Played asked) {
        boolean waits = node.finishKey() == null && keys.length() < node.maxDigits();
        return waits ? asked.later(node.interDigit(), node.interDigit()) : asked;
    }
}
