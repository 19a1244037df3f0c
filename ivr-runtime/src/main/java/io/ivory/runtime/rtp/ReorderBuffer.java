package io.ivory.runtime.rtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the packets of a stream that is taken down where they belong: in the order in which they were spoken, each once,
 * with silence where one is missing, so that the recording is as long as the caller spoke.
 *
 * <p>All codecs here have a byte for each of 8,000 samples a second, so positions count bytes and RTP timestamps alike.
 * Knows no clock: each call says what time it is. A stream cannot run away from the time that passes: what claims to be
 * more than a second ahead of it is thrown away, and what jumps begins anew. One thread owns it.
 */
public final class ReorderBuffer {

    /** How long a gap waits for the packet that belongs there: more than the jitter of any usable line. */
    private static final long PATIENCE_NS = Duration.ofMillis(200).toNanos();

    /** With no packet for so long the caller's phone sends nothing (or nothing arrives): that is silence. */
    private static final long QUIET_SAMPLES = 400 * 8L;

    /** A timestamp further than this from the time that has passed belongs to another count. */
    private static final long JUMP_SAMPLES = 8_000;

    /** More than come within the patience at the shortest packet time of 10 ms. */
    private static final int MOST_PACKETS = 64;

    private static final long SAMPLE_NS = 125_000;

    private final long startNs;
    private final TreeMap<Long, Held> waiting = new TreeMap<>();
    private long position;
    private boolean begun;
    private int ssrc;
    private int lastTimestamp;
    private long lastPlace;

    /** Where the sound goes, in order. */
    public interface Output {

        /** Sound from {@code from} on to the end of {@code sound}. */
        void sound(byte[] sound, int from, int codec) throws IOException;

        void silence(long samples) throws IOException;
    }

    /** A packet that waits for its turn. */
    private static final class Held {

        private final byte[] sound;
        private final int codec;
        private final long arrivedNs;

        Held(byte[] sound, int codec, long arrivedNs) {
            this.sound = sound;
            this.codec = codec;
            this.arrivedNs = arrivedNs;
        }
    }

    /** @param nowNs the moment at which the recording begins */
    public ReorderBuffer(long nowNs) {
        startNs = nowNs;
    }

    /**
     * Takes a packet.
     *
     * @param codec what its bytes mean, as the output knows it
     */
    public void add(int source, int timestamp, byte[] sound, int codec, long arrivedNs) {
        long elapsed = elapsed(arrivedNs);
        long place = place(source, timestamp, sound.length, elapsed);
        if (sound.length == 0 || place + sound.length <= position || place > elapsed + JUMP_SAMPLES) {
            return; // came again, came too late, or comes faster than anybody speaks
        }
        waiting.putIfAbsent(place, new Held(sound, codec, arrivedNs));
    }

    /** Hands over what is due now. */
    public void drain(long nowNs, Output output) throws IOException {
        while (!waiting.isEmpty()) {
            Map.Entry<Long, Held> first = waiting.firstEntry();
            boolean gap = first.getKey() > position;
            if (gap && nowNs - first.getValue().arrivedNs < PATIENCE_NS && waiting.size() <= MOST_PACKETS) {
                return;
            }
            handOver(output);
        }
        long quietUntil = elapsed(nowNs) - QUIET_SAMPLES;
        if (position < quietUntil) {
            output.silence(quietUntil - position);
            position = quietUntil;
        }
    }

    /** Hands over all that is left. */
    public void finish(Output output) throws IOException {
        while (!waiting.isEmpty()) {
            handOver(output);
        }
    }

    private void handOver(Output output) throws IOException {
        Map.Entry<Long, Held> first = waiting.pollFirstEntry();
        byte[] sound = first.getValue().sound;
        long place = first.getKey();
        if (place > position) {
            output.silence(place - position);
            position = place;
        }
        int known = (int) (position - place);
        if (known < sound.length) {
            output.sound(sound, known, first.getValue().codec);
            position = place + sound.length;
        }
    }

    private long place(int source, int timestamp, int length, long elapsed) {
        long place = lastPlace + (timestamp - lastTimestamp);
        if (!begun || source != ssrc || Math.abs(place - elapsed) > JUMP_SAMPLES) {
            long end = waiting.isEmpty()
                    ? position
                    : waiting.lastKey() + waiting.lastEntry().getValue().sound.length;
            place = Math.max(end, elapsed - length);
            begun = true;
            ssrc = source;
        }
        lastTimestamp = timestamp;
        lastPlace = place;
        return place;
    }

    private long elapsed(long nowNs) {
        return (nowNs - startNs) / SAMPLE_NS;
    }
}
