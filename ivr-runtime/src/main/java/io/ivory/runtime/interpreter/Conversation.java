package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.VariableName;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.resource.CallerNumber;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.PublishedFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call at work in its flow: where it is, what it knows, and how it speaks. The call's thread owns it. */
final class Conversation {

    private final PublishedFlow published;
    private final CallControl control;
    private final InstantSource clock;
    private final CallListener listener;
    private final PromptWitness witness;
    private final CallerMemory callers;

    /** Flows that run one another, the one that the call is in first. */
    private final Deque<FlowVisit> visits = new ArrayDeque<>();

    private CallFacts facts;
    private boolean knowsEarlierCalls;
    private @Nullable Language language;
    private @Nullable Instant aloneUntil;
    private int stepsWithoutInput;
    private boolean transferred;
    private boolean answered;

    Conversation(
            PublishedFlow published,
            CallControl control,
            InstantSource clock,
            CallListener listener,
            PromptWitness witness,
            CallerMemory callers) {
        this.published = published;
        this.control = control;
        this.clock = clock;
        this.listener = listener;
        this.witness = witness;
        this.callers = callers;
        this.facts = new CallFacts(control.from(), control.to(), clock.instant()).divertedFrom(control.diverted());
        visits.push(new FlowVisit(published.id(), published.flow(), published.resources()));
    }

    private FlowVisit visit() {
        return visits.element();
    }

    /** The flow that the call is in. */
    RunnableFlow flow() {
        return visit().flow();
    }

    /** The id of that flow in the workspace. */
    String flowName() {
        return visit().name();
    }

    Resources resources() {
        return published.resources();
    }

    CallControl control() {
        return control;
    }

    Variables variables() {
        return visit().variables();
    }

    FlowNode node() {
        return visit().node();
    }

    NodeId nodeId() {
        return node().id();
    }

    /** What keys do at the present node that mean the same at every question. */
    Map<Digit, KeyCommand> commands() {
        return flow().definition().commands(node());
    }

    /** Where the key that leads back takes the caller. */
    NodeId back() {
        return visit().back();
    }

    /** Where the key for a person takes the caller. */
    NodeId operator() {
        return requireNonNull(flow().definition().operator());
    }

    Instant now() {
        return clock.instant();
    }

    boolean isAnswered() {
        return answered;
    }

    /** Answers the call, if that has not been done. */
    void answer() {
        if (answered || isAlone()) {
            return;
        }
        try {
            control.answer();
        } catch (CallEndedException tooEarly) {
            throw tooEarly.outcome() == CallOutcome.CALLER_HUNG_UP
                    ? new CallEndedException(CallOutcome.CANCELLED)
                    : tooEarly;
        }
        answered = true;
        report(new CallEvent.Answered(control.id(), now()));
    }

    /** Moves on to {@code next}. */
    void enter(FlowNode next) {
        visit().enter(next);
        stepsWithoutInput++;
        listener.on(new CallEvent.EnteredNode(control.id(), now(), next.id()));
    }

    /** How many flows the call is in at once: one, and more where flows run one another. */
    int depth() {
        return visits.size();
    }

    /** Begins a flow that the present one runs. */
    void begin(String name, RunnableFlow flow, Map<VariableName, Object> with) {
        var visit = new FlowVisit(name, flow, resources());
        with.forEach(visit.variables()::set);
        visits.push(visit);
        enteredFlow();
    }

    /** Leaves the present flow for the one that runs it, at the node that runs it. */
    void endVisit() {
        visits.pop();
        enteredFlow();
    }

    /** Leaves the present flow for {@code flow} for good; what both know by name and type goes along. */
    void moveTo(String name, RunnableFlow flow) {
        var next = new FlowVisit(name, flow, resources());
        next.variables().takeOver(visit().variables());
        visits.pop();
        visits.push(next);
        enteredFlow();
    }

    private void enteredFlow() {
        report(new CallEvent.EnteredFlow(control.id(), now(), flowName()));
    }

    /** Where the flow goes on after a failure that no exit of its node covers. */
    Optional<FlowNode> rescue() {
        return visit().rescue();
    }

    /**
     * Goes on without the caller until {@code deadline}, in the innermost flow that has something to do then.
     *
     * @return the first node of it
     */
    Optional<FlowNode> goOnAlone(Instant deadline) {
        while (flow().onHangup().isEmpty() && depth() > 1) {
            visits.pop();
        }
        aloneUntil = deadline;
        return flow().onHangup();
    }

    /** Whether the caller has gone and the flow goes on without them. */
    boolean isAlone() {
        return aloneUntil != null;
    }

    /** How long something may take: as long as {@code wished}, but once the caller has gone not past the deadline. */
    Duration timeFor(Duration wished) {
        if (aloneUntil == null) {
            return wished;
        }
        Duration left = Duration.between(now(), aloneUntil);
        return left.compareTo(wished) < 0 ? left : wished;
    }

    /** The language the call is held in, as far as the present flow speaks it; otherwise that flow's first. */
    Language language() {
        Language chosen = language;
        return chosen != null && flow().definition().languages().contains(chosen)
                ? chosen
                : flow().definition().defaultLanguage();
    }

    /** Goes on in {@code chosen}. */
    void speak(Language chosen) {
        language = chosen;
    }

    /** Whether the caller has chosen a language in this call or an earlier one. */
    boolean hasChosenLanguage() {
        return language != null;
    }

    /** How many nodes the call has passed since the caller last pressed a key. */
    int stepsWithoutInput() {
        return stepsWithoutInput;
    }

    /** Notes that the caller has spoken to a person. */
    void reachedAPerson() {
        transferred = true;
    }

    boolean hasReachedAPerson() {
        return transferred;
    }

    /** What expressions and prompts are filled from at this moment. */
    CallContext context() {
        if (flow().mayReadEarlierCalls() && !knowsEarlierCalls) {
            facts = facts.withEarlierCalls(earlierCalls());
            knowsEarlierCalls = true;
        }
        return new CallContext(variables().values(), facts, language(), now(), visit().zone(), resources());
    }

    /** Asked once, so that it stays the same during the call. */
    private int earlierCalls() {
        String number = CallerNumber.normalised(control.from());
        try {
            return number.isEmpty() ? 0 : callers.answeredCalls(number, control.id());
        } catch (InterruptedException over) {
            throw cutShort();
        }
    }

    Wordings wordings() {
        return new Wordings(flow(), context(), variables().openValues());
    }

    /**
     * What to throw when the call's thread was interrupted while it waited: the call knows how it ended. If it goes on,
     * somebody stops the process.
     */
    CallEndedException cutShort() {
        return new CallEndedException(control.ended().orElse(CallOutcome.LOST));
    }

    /** Says {@code wording} to its end; nothing once the caller has gone. */
    void say(Wording wording) {
        if (!wording.isSilent() && !isAlone()) {
            announce(wording);
            keepingSecrets(wording, () -> {
                control.play(wording.utterance());
                return wording;
            });
        }
    }

    /** Says {@code wording} and waits for keys. */
    DigitInput ask(Wording wording, DigitRules rules) {
        announce(wording);
        DigitInput input = keepingSecrets(wording, () -> control.ask(wording.utterance(), rules));
        if (input instanceof DigitInput.Entered) {
            calm();
        }
        return input;
    }

    /** The caller pressed {@code key} without having been asked. */
    void actsByKey(String key) {
        pressed(key);
        calm();
    }

    private void calm() {
        stepsWithoutInput = 0;
        visits.forEach(FlowVisit::calm);
    }

    /** Has the caller hear that something is going on, until the result is closed; who is not answered hears it ring. */
    CallControl.HoldSound hold() {
        return isAlone() || !answered ? () -> {} : control.hold();
    }

    /** Has the caller hear these words again and again until the result is closed; the usual sound if that fails. */
    CallControl.HoldSound hold(Wording wording) {
        if (isAlone() || wording.isSilent()) {
            return hold();
        }
        try {
            return control.hold(wording.utterance());
        } catch (CallEndedException over) {
            throw over;
        } catch (RuntimeException failure) { // a caller who waits needs some sound, and the answer matters more
            failed("the words for waiting could not be said: "
                    + failure.getClass().getSimpleName());
            return control.hold();
        }
    }

    private void announce(Wording wording) {
        if (!wording.isSilent()) {
            witness.saying(nodeId(), wording.prompts());
            listener.on(new CallEvent.Said(control.id(), now(), nodeId(), wording.shown()));
        }
    }

    /** The message of a speech engine repeats the words, which then must not go on into a call record. */
    private static <T> T keepingSecrets(Wording wording, Supplier<T> speaking) {
        try {
            return speaking.get();
        } catch (CallEndedException over) {
            throw over;
        } catch (RuntimeException failure) {
            if (wording.secret()) {
                throw new IllegalStateException(
                        "a prompt could not be said; the reason repeats a secret value and is not kept: "
                                + failure.getClass().getSimpleName());
            }
            throw failure;
        }
    }

    void report(CallEvent event) {
        listener.on(event);
    }

    void pressed(String shownDigits) {
        report(new CallEvent.Pressed(control.id(), now(), nodeId(), shownDigits));
    }

    void lookedUp(String what, String result, Instant since) {
        long tookMs = now().toEpochMilli() - since.toEpochMilli();
        report(new CallEvent.LookedUp(control.id(), now(), nodeId(), what, result, tookMs));
    }

    /** Somebody whom the flow rang answers. */
    void connected(String who) {
        report(new CallEvent.Connected(control.id(), now(), nodeId(), who));
    }

    /** What became of handing the conversation with them over. */
    void handedOver(String who, HandOverResult result) {
        report(new CallEvent.HandedOver(control.id(), now(), nodeId(), who, result));
    }

    void failed(String problem) {
        report(new CallEvent.Failed(control.id(), now(), nodeId(), problem));
    }
}
