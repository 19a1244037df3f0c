package io.ivory.runtime.call;

import io.ivory.flow.DigitRules;
import io.ivory.flow.RejectCause;
import io.ivory.flow.resource.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One caller on the line, as a flow sees them: blocking calls on the call's own virtual thread.
 *
 * <p>Every method that waits throws {@link CallEndedException} once the caller has hung up. Not thread-safe: the
 * call's thread owns it.
 */
public interface CallControl {

    CallId id();

    /** The caller's number, cleaned; empty if withheld. */
    String from();

    /** The number that was dialled, cleaned. */
    String to();

    /** The number that was dialled first and is forwarded to us, cleaned; empty if none is known. */
    default String diverted() {
        return "";
    }

    /**
     * The caller hears that it rings, until the call is answered or turned away. From now on the end of the call
     * interrupts this thread.
     */
    void ring();

    /** Turns the caller away who is not answered yet, and so ends the call. */
    void reject(RejectCause cause);

    /** Answers the call; returns once audio can flow. Answering twice does nothing. */
    void answer();

    /** Says all of it. Keys pressed meanwhile are kept for the next question. */
    void play(Utterance utterance);

    /** Says it and waits for keys. Keys pressed before count as already pressed. */
    DigitInput ask(Utterance utterance, DigitRules rules);

    /** Plays the hold sound from now until the result is closed. */
    HoldSound hold();

    /**
     * Repeats {@code sound} with a short pause, in the place of the hold sound, from now until the result is closed.
     * Where a line has no sound of its own, the usual one will do.
     */
    default HoldSound hold(Utterance sound) {
        return hold();
    }

    /**
     * Rings all of {@code people} at once and joins the caller with whoever answers first, until one of the two hangs up.
     *
     * @param answered hears who answered, before the two can talk
     */
    TransferResult transfer(List<Person> people, Duration ringFor, Consumer<Person> answered);

    /** Rings {@code destination} and, if it answers, joins both until one of them hangs up. */
    default TransferResult transfer(Person destination, Duration ringFor) {
        return transfer(List.of(destination), ringFor, _ -> {});
    }

    /**
     * The same, but while the two talk the caller's side is asked to call that person itself, so that the conversation no
     * longer runs through here (an attended transfer). Where that comes to nothing they go on talking as if nothing were;
     * where it succeeds, {@link CallEndedException} with {@link CallOutcome#TRANSFERRED} tells so. A line that cannot do
     * that keeps the conversation.
     */
    default TransferResult handOver(List<Person> people, Duration ringFor, HandOverNews news) {
        return transfer(people, ringFor, news::answered);
    }

    /**
     * Asks the caller's side to call {@code destination} in our place, and ends the call here once it does. Returns only
     * if that comes to nothing: {@link TransferResult#ANSWERED} is told by a {@link CallEndedException} with
     * {@link CallOutcome#TRANSFERRED}.
     *
     * @param within how long to wait for news of it
     * @param answered hears that the caller has reached them
     */
    TransferResult refer(Person destination, Duration within, Consumer<Person> answered);

    /**
     * Has the caller wait in line for the first of a team who is free, and joins the two until one of them hangs up. A
     * caller who hangs up is out of the line at once.
     *
     * @param news tells the caller how it stands
     */
    WaitResult waitInLine(LineWish wish, LineNews news);

    /**
     * Plays the tone and then takes down what the caller says, until they are silent, press a key, have spoken long
     * enough or hang up. The one wait that does not throw when they hang up: what they said until then is worth keeping,
     * and {@link Recorded#end} says so. Keys pressed before do not count, and the key that ends it is used up.
     *
     * @param sink takes the sound as it comes, on this thread; what it throws ends the recording
     */
    Recorded record(RecordingRules rules, SoundSink sink);

    /** How the call has ended; empty while it goes on. For whoever is interrupted while waiting for something else. */
    Optional<CallOutcome> ended();

    /** Ends the call from our side. Hanging up twice does nothing. */
    void hangUp();

    /** A hold sound that plays until closed. */
    interface HoldSound extends AutoCloseable {

        @Override
        void close();
    }
}
