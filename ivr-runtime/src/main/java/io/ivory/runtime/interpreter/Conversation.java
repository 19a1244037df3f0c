package io.ivory.runtime.interpreter;

import io.ivory.flow.DigitRules;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.PublishedFlow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/** One call at work in its flow: where it is, what it knows, and how it speaks. The call's thread owns it. */
final class Conversation {

    private final PublishedFlow published;
    private final CallControl control;
    private final InstantSource clock;
    private final CallListener listener;
    private final PromptWitness witness;
    private final Variables variables;
    private final CallFacts facts;
    private final ZoneId zone;

    private FlowNode node;
    private int stepsWithoutInput;
    private boolean transferred;

    Conversation(
            PublishedFlow published,
            CallControl control,
            InstantSource clock,
            CallListener listener,
            PromptWitness witness) {
        this.published = published;
        this.control = control;
        this.clock = clock;
        this.listener = listener;
        this.witness = witness;
        this.variables = new Variables(published.flow().definition());
        this.facts = new CallFacts(control.from(), control.to(), clock.instant());
        this.zone = ShopZone.of(published.flow().definition(), published.resources());
        this.node = published.flow().start();
    }

    RunnableFlow flow() {
        return published.flow();
    }

    Resources resources() {
        return published.resources();
    }

    CallControl control() {
        return control;
    }

    Variables variables() {
        return variables;
    }

    FlowNode node() {
        return node;
    }

    NodeId nodeId() {
        return node.id();
    }

    Instant now() {
        return clock.instant();
    }

    /** Moves on to {@code next}. */
    void enter(FlowNode next) {
        node = next;
        stepsWithoutInput++;
        listener.on(new CallEvent.EnteredNode(control.id(), now(), next.id()));
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
        return new CallContext(
                variables.values(), facts, flow().definition().defaultLanguage(), now(), zone, resources());
    }

    Wordings wordings() {
        return new Wordings(flow(), context(), variables.openValues());
    }

    /**
     * What to throw when the call's thread was interrupted while it waited: the call knows how it ended. If it goes on,
     * somebody stops the process.
     */
    CallEndedException cutShort() {
        return new CallEndedException(control.ended().orElse(CallOutcome.LOST));
    }

    /** Says {@code wording} to its end. */
    void say(Wording wording) {
        if (!wording.isSilent()) {
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
            stepsWithoutInput = 0;
        }
        return input;
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

    void failed(String problem) {
        report(new CallEvent.Failed(control.id(), now(), nodeId(), problem));
    }
}
