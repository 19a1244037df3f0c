package io.ivory.runtime.simulation;

import io.ivory.flow.Exit;
import io.ivory.flow.RejectCause;
import io.ivory.flow.TestCall;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.explore.Ending;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.ShopZone;
import io.ivory.runtime.interpreter.Surroundings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the test calls that are stored in a flow, with the interpreter that answers real calls.
 *
 * <p>How a test reads: a prompt that {@code hears} names must be heard before the caller is asked for the next key;
 * others may be heard besides. After the last step the caller hangs up. A test that says what must become of the caller
 * goes its way as far as the call comes to that, and then on in silence.
 */
public final class TestCalls {

    /** What the flow is called in test calls. */
    static final String FLOW = "test-call";

    private static final String BY_FLOW = "hangup";
    private static final String BY_CALLER = "caller";

    private final InstantSource clock;

    /** @param clock the time of test calls that do not set their own */
    public TestCalls(InstantSource clock) {
        this.clock = clock;
    }

    /** Plays all test calls of {@code flow}, by name. */
    public Map<String, TestCallResult> runAll(RunnableFlow flow, Resources resources) {
        var results = new LinkedHashMap<String, TestCallResult>();
        flow.definition().tests().forEach((name, test) -> results.put(name, run(flow, resources, test)));
        return results;
    }

    /** Plays one test call. */
    public TestCallResult run(RunnableFlow flow, Resources resources, TestCall test) {
        var time = new SimulatedClock(startOf(test, flow, resources));
        var services = new GivenServices(test.given(), time);
        var caller = new ScriptedCaller(test.from() == null ? "" : test.from(), "", time);
        caller.forwardedFrom(test.diverted() == null ? "" : test.diverted());
        if (test.expect() == null) {
            caller.thenHangsUp();
        } else {
            caller.goesWithTheCall();
        }
        acts(test.steps()).forEach(caller::acts);
        var events = new ArrayList<CallEvent>();

        Surroundings surroundings = Surroundings.of(services)
                .withCallers(CallerMemory.ofCalls(test.earlierCalls()))
                .withNotices(caller.notices())
                .withCallbacks(caller.callbacks());
        var interpreter = new FlowInterpreter(surroundings, time, events::add, caller);
        CallOutcome outcome = interpreter.run(new PublishedFlow(FLOW, 1, flow, resources), test.with(), caller);

        Optional<String> problem = test.expect() == null
                ? caller.problem()
                        .or(services::problem)
                        .or(() -> breakdown(outcome, events))
                        .or(() -> caller.unfinished().map(act -> act.missed() + ", but the call had ended"))
                        .or(() -> wrongEnd(test, outcome, caller))
                : caller.problem()
                        .or(() -> breakdown(outcome, events))
                        .or(() -> brokenAfterHangup(events))
                        .or(() -> caller.unheard().map(act -> act.missed() + ", but the call had ended"));
        Ending ending = HowItEnded.of(events, flow.definition(), resources);
        return new TestCallResult(
                problem.or(() -> unmet(test, outcome, caller, ending)), outcome, caller.transcript(), events);
    }

    private static Optional<String> unmet(TestCall test, CallOutcome outcome, ScriptedCaller caller, Ending ending) {
        return switch (test.expect()) {
            case ENDS_WELL ->
                caller.wasHungUpOn() && !ending.isGood()
                        ? Optional.of("the flow hung up without a word to the caller: say goodbye, or lead to a person")
                        : Optional.empty();
            case REACHES_PERSON ->
                caller.cameToAPerson()
                        ? Optional.empty()
                        : Optional.of(
                                "the caller should have come to a person, but the call ended without: " + outcome);
            case null -> Optional.empty();
        };
    }

    /** Nobody hears of it if what follows a hangup breaks off: its last event tells. */
    private static Optional<String> brokenAfterHangup(List<CallEvent> events) {
        return events.stream().anyMatch(CallEvent.HungUp.class::isInstance)
                        && events.getLast() instanceof CallEvent.Failed failed
                ? Optional.of("after the caller had hung up, the call broke off at \"" + failed.node() + "\": "
                        + failed.problem())
                : Optional.empty();
    }

    private Instant startOf(TestCall test, RunnableFlow flow, Resources resources) {
        return test.at() == null
                ? clock.instant()
                : test.at().atZone(ShopZone.of(flow.definition(), resources)).toInstant();
    }

    private static List<Act> acts(List<Step> steps) {
        var acts = new ArrayList<Act>();
        for (Step step : steps) {
            Act act = act(step);
            boolean saidTwice = act instanceof Act.HangUp && !acts.isEmpty() && acts.getLast() instanceof Act.HangUp;
            if (!saidTwice) { // "hangsUp" and then "ends": "caller"
                acts.add(act);
            }
        }
        return acts;
    }

    private static Act act(Step step) {
        return switch (step) {
            case Step.Hears(var prompt) -> new Act.HearPrompt(prompt);
            case Step.HearsWords(String words) -> new Act.HearWords(words);
            case Step.Presses(String keys) -> new Act.Press(keys);
            case Step.StaysSilent() -> new Act.Silence();
            case Step.Speaks(var time) -> new Act.Speak(time);
            case Step.HangsUp() -> new Act.HangUp();
            case Step.Rings(Exit exit) -> new Act.Ring(resultOf(exit));
            case Step.Ends(String how) when how.equals(BY_CALLER) -> new Act.HangUp();
            case Step.Ends(String _) -> new Act.End();
        };
    }

    private static TransferResult resultOf(Exit exit) {
        return switch (exit.name()) {
            case "answered" -> TransferResult.ANSWERED;
            case "busy" -> TransferResult.BUSY;
            case "noAnswer" -> TransferResult.NO_ANSWER;
            default -> TransferResult.FAILED;
        };
    }

    private static Optional<String> breakdown(CallOutcome outcome, List<CallEvent> events) {
        return switch (outcome) {
            case FAILED ->
                events.stream()
                        .filter(CallEvent.Failed.class::isInstance)
                        .map(CallEvent.Failed.class::cast)
                        .reduce((first, last) -> last)
                        .map(failed -> "the call broke off at \"" + failed.node() + "\": " + failed.problem());
            case WENT_IN_CIRCLES -> Optional.of("the call went in circles without the caller doing anything");
            case COMPLETED, TRANSFERRED, REJECTED, CALLER_HUNG_UP, CANCELLED, TOO_LONG, LOST -> Optional.empty();
        };
    }

    private static Optional<String> wrongEnd(TestCall test, CallOutcome outcome, ScriptedCaller caller) {
        Optional<RejectCause> expected =
                test.steps().isEmpty() || !(test.steps().getLast() instanceof Step.Ends(String cause))
                        ? Optional.empty()
                        : RejectCause.named(cause);
        if (expected.isPresent() && !caller.rejection().equals(expected)) {
            return Optional.of("the flow should have turned the caller away ("
                    + expected.get().json()
                    + "), but the call ended otherwise: "
                    + caller.rejection().map(RejectCause::json).orElse(outcome.toString()));
        }
        boolean flowShouldHangUp = !test.steps().isEmpty()
                && test.steps().getLast() instanceof Step.Ends(String how)
                && how.equals(BY_FLOW);
        return flowShouldHangUp && !caller.wasHungUpOn()
                ? Optional.of("the flow should have hung up, but the call ended otherwise: " + outcome)
                : Optional.empty();
    }
}
