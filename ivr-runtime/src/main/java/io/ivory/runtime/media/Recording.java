package io.ivory.runtime.media;

import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.ReorderBuffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what one caller says. The media thread only copies packets; putting them in order, decoding and writing is
 * done here, on the thread of the call, which owns it.
 */
public final class Recording {

    private static final int SAMPLES_A_MS = 8;

    /** So much is kept after the last word, or it would sound cut off. */
    private static final long AFTERGLOW = 500L * SAMPLES_A_MS;

    private final AudioTap tap;
    private final long longest;
    private final long silence;
    private final ReorderBuffer buffer;
    private final VoiceActivity voice = new VoiceActivity();
    private final short[] block = new short[480];
    private @Nullable Codec codec;
    private Codec.Decoder decoder = Codec.PCMU.decoder();

    Recording(AudioTap tap, RecordingRules rules, long nowNs) {
        this.tap = tap;
        this.longest = rules.longest().toMillis() * SAMPLES_A_MS;
        this.silence = rules.silence().toMillis() * SAMPLES_A_MS;
        this.buffer = new ReorderBuffer(nowNs);
    }

    /** Completes when the caller has pressed a key or is gone. */
    public CompletableFuture<Recorded.End> stopped() {
        return tap.over();
    }

    /**
     * Writes what has come since the last time.
     *
     * @return the result once it is over
     */
    public Optional<Recorded> writeTo(SoundSink sink) {
        Recorded.End ended = tap.ended(); // before the ring is emptied: all that came until then belongs to it
        try {
            long nowNs = tap.nowNs();
            tap.drainTo(buffer);
            if (ended != null) {
                buffer.finish(to(sink));
                return Optional.of(result(ended));
            }
            buffer.drain(nowNs, to(sink));
        } catch (IOException full) {
            return Optional.of(result(Recorded.End.NOT_KEPT));
        }
        if (voice.heard() >= longest) {
            return Optional.of(result(Recorded.End.LONGEST));
        }
        return voice.silentFor() >= silence ? Optional.of(result(Recorded.End.SILENCE)) : Optional.empty();
    }

    /** Ends it because the call is over. */
    public Recorded breakOff(SoundSink sink) {
        tap.end(Recorded.End.CALLER_GONE);
        return writeTo(sink).orElseGet(() -> result(Recorded.End.CALLER_GONE));
    }

    private Recorded result(Recorded.End end) {
        long worth = voice.speechEnd() == 0 ? 0 : Math.min(voice.heard(), voice.speechEnd() + AFTERGLOW);
        return new Recorded(Duration.ofMillis(worth / SAMPLES_A_MS), end);
    }

    private ReorderBuffer.Output to(SoundSink sink) {
        return new ReorderBuffer.Output() {
            @Override
            public void sound(byte[] sound, int from, int number) throws IOException {
                decoder = decoder(AudioTap.codec(number));
                int length = 0;
                for (int i = from; i < sound.length; i++) {
                    block[length] = decoder.decode(sound[i]);
                    length++;
                }
                write(length, sink);
            }

            @Override
            public void silence(long samples) throws IOException {
                Arrays.fill(block, (short) 0);
                for (long left = samples; left > 0 && voice.heard() < longest; left -= block.length) {
                    write((int) Math.min(left, block.length), sink);
                }
            }
        };
    }

    /** What a byte means may depend on those before it, until the codec changes. */
    private Codec.Decoder decoder(Codec spoken) {
        if (spoken == codec) {
            return decoder;
        }
        codec = spoken;
        return spoken.decoder();
    }

    private void write(int length, SoundSink sink) throws IOException {
        int room = (int) Math.min(length, longest - voice.heard());
        if (room > 0) {
            sink.write(block, room);
            voice.hear(block, room);
        }
    }
}
