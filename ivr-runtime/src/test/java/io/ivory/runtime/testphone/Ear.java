package io.ivory.runtime.testphone;

import io.ivory.runtime.speech.Pcm;
import java.time.Duration;
import java.util.function.Supplier;

/** What one side of a call hears: sound and keys, kept from the first packet on. Thread-safe. */
public final class Ear {

    private final Recording recording;
    private final Supplier<String> call;

    Ear(Recording recording, Supplier<String> call) {
        this.recording = recording;
        this.call = call;
    }

    /** The keys that the other side has pressed. */
    public String keys() {
        return recording.keys();
    }

    /** Waits until the other side has pressed these keys in all. */
    public void awaitKeys(String keys, Duration within) throws InterruptedException {
        if (!recording.await(() -> keys().equals(keys), within)) {
            throw new AssertionError(call.get() + " heard the keys \"" + keys() + "\" and not \"" + keys + "\"");
        }
    }

    /** All that was heard so far, from the answer on. */
    public Pcm heard() {
        return recording.since(0);
    }

    /** How much was heard so far, in samples: a mark for {@link #heardSince}. */
    public int mark() {
        return recording.length();
    }

    public Pcm heardSince(int mark) {
        return recording.since(mark);
    }

    /** How many RTP packets have come in. */
    public int packets() {
        return recording.packets();
    }

    /**
     * Waits until {@code prompt} has been heard whole, not before sample {@code from}.
     *
     * @return the sample after its last one
     */
    public int awaitPrompt(Pcm prompt, int from, Duration within) throws InterruptedException {
        var search = new PromptSearch(prompt, from, recording);
        if (!recording.await(search::found, within)) {
            throw new AssertionError(call.get() + " did not hear the prompt of " + prompt + " within " + within
                    + ", but " + heardSince(from) + " of other sound at " + Math.round(Listening.rms(heardSince(from)))
                    + " RMS");
        }
        return search.endOfPrompt();
    }

    /** Waits until the last {@code length} that came in is at least {@code share} a tone of {@code hz}. */
    public void awaitTone(double hz, double share, Duration length, Duration within) throws InterruptedException {
        int samples = samples(length);
        if (!recording.await(
                () -> recording.length() >= samples
                        && Listening.toneShare(recording.since(recording.length() - samples), hz) >= share,
                within)) {
            throw new AssertionError(call.get() + " heard no tone of " + hz + " Hz within " + within);
        }
    }

    /** Waits until nothing louder than {@link Listening#SILENCE_RMS} has come in for {@code length}. */
    public void awaitSilence(Duration length, Duration within) throws InterruptedException {
        int samples = samples(length);
        if (!recording.await(
                () -> recording.length() >= samples
                        && Listening.rms(recording.since(recording.length() - samples)) < Listening.SILENCE_RMS,
                within)) {
            throw new AssertionError(call.get() + " heard no silence of " + length + " within " + within);
        }
    }

    /** Waits until for {@code length} nothing at all has come in, not even silence, as on hold. */
    public void awaitNothing(Duration length, Duration within) throws InterruptedException {
        long deadlineNs = System.nanoTime() + within.toNanos();
        int before = -1;
        while (before != recording.length()) {
            before = recording.length();
            int heard = before;
            var _ = recording.await(() -> recording.length() != heard, length);
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError(call.get() + " goes on to hear sound after " + within);
            }
        }
    }

    private static int samples(Duration length) {
        return Math.toIntExact(length.toMillis() * Pcm.SAMPLE_RATE_HZ / 1_000);
    }
}
