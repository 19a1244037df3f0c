package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.Pcm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The audio of one call, for the threads that want something of it. Thread-safe; nothing blocks.
 *
 * <p>Futures complete on the media thread, so whoever attaches to them must do so with the {@code Async} methods; one
 * that is cut short by a later wish or by closing is cancelled.
 */
public final class MediaSession implements AutoCloseable {

    private final Line line;
    private final int port;
    private final MediaThread thread;
    private final EncodedSounds sounds;
    private volatile @Nullable Codec codec;

    MediaSession(Line line, int port, MediaThread thread, EncodedSounds sounds) {
        this.line = line;
        this.port = port;
        this.thread = thread;
        this.sounds = sounds;
    }

    MediaThread thread() {
        return thread;
    }

    /** The RTP port for the SDP. */
    public int port() {
        return port;
    }

    /** Says who the caller is, at the answer and at each re-INVITE. Whoever spoke before must prove itself again. */
    public void connect(RemoteMedia remote) {
        codec = remote.codec();
        thread.submit(line, (connected, nowNs) -> connected.connect(remote, nowNs));
    }

    /** Plays all of it; completes when the last packet is sent. Keys pressed meanwhile are kept for a question. */
    public CompletableFuture<Void> play(List<Pcm> sound) {
        encode(sound);
        var heard = new CompletableFuture<Void>();
        submit(heard, (playing, nowNs) -> playing.play(sound, heard, nowNs));
        return heard;
    }

    /** Plays all of it and waits for keys; keys pressed before count. */
    public CompletableFuture<DigitInput> ask(List<Pcm> sound, DigitRules rules) {
        encode(sound);
        var answer = new CompletableFuture<DigitInput>();
        submit(answer, (asking, nowNs) -> asking.ask(sound, rules, answer, nowNs));
        return answer;
    }

    /** From now on takes down what the caller says, until {@link #stopRecording}. */
    public Recording record(RecordingRules rules) {
        long nowNs = System.nanoTime();
        var tap = new AudioTap(nowNs);
        thread.submit(line, (recording, submittedNs) -> recording.record(tap));
        if (thread.isStopping()) {
            tap.end(Recorded.End.CALLER_GONE);
        }
        return new Recording(tap, rules, nowNs);
    }

    /** Ends what {@link #record} began. */
    public void stopRecording() {
        thread.submit(line, (recorded, nowNs) -> recorded.stopRecording());
    }

    /** Stops what plays or is asked. */
    public void stop() {
        thread.submit(line, (stopping, nowNs) -> stopping.stop());
    }

    /** From now on plays {@code sound} over and over whenever nothing else is played. */
    public void fillSilenceWith(Pcm sound) {
        encode(List.of(sound));
        thread.submit(line, (filling, nowNs) -> filling.fillSilenceWith(sound));
    }

    /** Ends what {@link #fillSilenceWith} began. */
    public void leaveSilence() {
        thread.submit(line, (filling, nowNs) -> filling.fillSilenceWith(null));
    }

    /**
     * Passes on what either side sends to the other; stops what both were playing.
     *
     * @throws IllegalArgumentException if {@code other} was not opened beside this one, or this beside it
     */
    public void bridge(MediaSession other) {
        requireBeside(other);
        thread.submit(line, (bridging, nowNs) -> {
            if (!bridging.isClosed() && !other.line.isClosed()) {
                bridging.bridge(other.line);
            }
        });
    }

    /**
     * Plays what {@code other} sends in the place of our own sound, as soon and as long as it sends something, and sends
     * nothing of this one to {@code other}: what somebody sounds like before they answer (RFC 3960). A bridge of either ends
     * it, and so does closing one.
     *
     * @throws IllegalArgumentException if {@code other} was not opened beside this one, or this beside it
     */
    public void overhear(MediaSession other) {
        requireBeside(other);
        thread.submit(line, (hearing, nowNs) -> {
            if (!hearing.isClosed() && !other.line.isClosed()) {
                hearing.overhear(other.line);
            }
        });
    }

    /** Ends what {@link #bridge} or {@link #overhear} began. */
    public void unbridge() {
        thread.submit(line, (bridged, nowNs) -> bridged.unbridge());
    }

    /** A key press that came another way than by RTP. */
    public void press(Digit digit) {
        thread.submit(line, (pressed, nowNs) -> pressed.press(digit, nowNs));
    }

    /** Completes when the caller has sent no audio for longer than {@link Patience} allows; never if closed before. */
    public CompletableFuture<Void> lost() {
        return line.lost().copy();
    }

    public CompletableFuture<MediaStatistics> statistics() {
        var counted = new CompletableFuture<MediaStatistics>();
        submit(counted, (counting, nowNs) -> counted.complete(counting.statistics()));
        return counted;
    }

    /** Gives the ports back; what waits is cancelled. Closing twice does nothing. */
    @Override
    public void close() {
        thread.submit(line, (closing, nowNs) -> closing.close());
    }

    private void requireBeside(MediaSession other) {
        if (other.thread != thread) {
            throw new IllegalArgumentException("Only sessions opened beside each other can be bridged");
        }
    }

    /** On the thread of the call, so that the media thread finds the bytes ready. */
    private void encode(List<Pcm> sound) {
        Codec spoken = codec;
        if (spoken != null && !spoken.hasMemory()) {
            sound.forEach(part -> sounds.of(part, spoken));
        }
    }

    private void submit(CompletableFuture<?> result, MediaThread.Wish wish) {
        thread.submit(line, wish);
        if (thread.isStopping()) {
            result.cancel(false);
        }
    }
}
