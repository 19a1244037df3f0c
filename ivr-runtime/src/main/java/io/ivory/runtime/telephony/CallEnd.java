package io.ivory.runtime.telephony;

import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call, which comes once and from any side, and every wait of the call's thread until then.
 *
 * <p>Ending interrupts the thread that runs the call, also where it waits for something else than this call; from then
 * on each wait throws {@link CallEndedException}. Thread-safe.
 */
final class CallEnd {

    private @Nullable CallOutcome outcome;
    private @Nullable Thread waiting;

    /** Ends the call unless it has ended; the first outcome counts. */
    synchronized void end(CallOutcome why) {
        if (outcome == null) {
            outcome = why;
            if (waiting != null) {
                waiting.interrupt();
            }
        }
    }

    /** How the call ended; empty while it goes on. */
    synchronized Optional<CallOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Called by the call's thread before it does anything for the call: from now on the end interrupts it.
     *
     * @throws CallEndedException if the call has ended
     */
    synchronized void check() {
        if (outcome != null) {
            throw ended();
        }
        waiting = Thread.currentThread();
    }

    /** The call's thread does something else from now on; an interrupt that was meant for this call is taken back. */
    synchronized void leave() {
        waiting = null;
        if (outcome != null) {
            Thread.interrupted();
        }
    }

    /**
     * Waits for {@code answer}.
     *
     * @throws CallEndedException if the call ends before
     */
    <T> T await(CompletableFuture<T> answer) {
        check();
        try {
            return answer.get();
        } catch (InterruptedException | CancellationException over) {
            throw cutShort();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the media or SIP side failed", e.getCause());
        }
    }

    /** The same, but gives up after {@code atMost}. */
    <T> Optional<T> await(CompletableFuture<T> answer, Duration atMost) {
        check();
        try {
            return Optional.of(answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException | CancellationException over) {
            throw cutShort();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the media or SIP side failed", e.getCause());
        }
    }

    /** Waits for the next of {@code events}; empty if nothing comes within {@code atMost}. */
    <T> Optional<T> next(BlockingQueue<T> events, Optional<Duration> atMost) {
        check();
        try {
            return atMost.isEmpty()
                    ? Optional.of(events.take())
                    : Optional.ofNullable(events.poll(atMost.get().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException over) {
            throw cutShort();
        }
    }

    /** Audio is cancelled a moment before the reason is known, or somebody stops the thread: either way it is over. */
    private synchronized CallEndedException cutShort() {
        end(CallOutcome.LOST);
        return ended();
    }

    private CallEndedException ended() {
        CallOutcome why = outcome == null ? CallOutcome.LOST : outcome;
        leave();
        return new CallEndedException(why);
    }
}
