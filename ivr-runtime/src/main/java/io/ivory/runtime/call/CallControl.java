package io.ivory.runtime.call;

import io.ivory.flow.DigitRules;
import io.ivory.flow.resource.Person;
import java.time.Duration;
import java.util.Optional;

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

    /** Answers the call; returns once audio can flow. Answering twice does nothing. */
    void answer();

    /** Says all of it. Keys pressed meanwhile are kept for the next question. */
    void play(Utterance utterance);

    /** Says it and waits for keys. Keys pressed before count as already pressed. */
    DigitInput ask(Utterance utterance, DigitRules rules);

    /** Plays the hold sound from now until the result is closed. */
    HoldSound hold();

    /** Rings {@code destination} and, if it answers, joins both until one of them hangs up. */
    TransferResult transfer(Person destination, Duration ringFor);

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
