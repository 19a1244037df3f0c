package io.ivory.runtime.testphone;

import io.ivory.runtime.speech.Pcm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Everything a phone has received in a call, in the order of the timestamps: lost packets are silence, a new source
 * goes on where the old one ended. Thread-safe: all fields are guarded by this object.
 */
final class Recording {

    private static final int LONGEST_GAP = 10 * Pcm.SAMPLE_RATE_HZ;

    private final StringBuilder keys = new StringBuilder();
    private short[] samples = new short[Pcm.SAMPLE_RATE_HZ];
    private int length;
    private int packets;
    private Companding law = Companding.PCMU;
    private int keysType = -1;
    private int source;
    private int origin;
    private int originAt;
    private int lastKeyTimestamp;
    private int lastKeySource;
    private boolean anyKey;
    private boolean finished;

    synchronized void understands(Companding newLaw, int newKeysType) {
        law = newLaw;
        keysType = newKeysType;
    }

    /** Takes one RTP packet without extensions or padding, which nothing here sends. */
    synchronized void take(ByteBuffer packet) {
        int type = packet.get(1) & 0x7F;
        int timestamp = packet.getInt(4);
        int from = packet.getInt(8);
        packet.position(12 + 4 * (packet.get(0) & 0x0F));
        if (type == keysType && packet.remaining() >= 4) {
            takeKey(packet.get() & 0xFF, timestamp, from);
        } else if (type == law.payloadType()) {
            takeSound(packet, timestamp, from);
        }
        packets++;
        notifyAll();
    }

    /** The same timestamp of the same source means the same key press (RFC 4733 section 2.5.1.4). */
    private void takeKey(int event, int timestamp, int from) {
        if (event < 12 && (!anyKey || timestamp != lastKeyTimestamp || from != lastKeySource)) {
            keys.append("0123456789*#".charAt(event));
            lastKeyTimestamp = timestamp;
            lastKeySource = from;
            anyKey = true;
        }
    }

    private void takeSound(ByteBuffer payload, int timestamp, int from) {
        int at = originAt + (timestamp - origin);
        if (packets == 0 || from != source || at < originAt || at > length + LONGEST_GAP) {
            source = from;
            origin = timestamp;
            originAt = length;
            at = length;
        }
        int end = at + payload.remaining();
        if (end > samples.length) {
            samples = Arrays.copyOf(samples, 2 * end);
        }
        for (int i = at; i < end; i++) {
            samples[i] = law.decode(payload.get());
        }
        length = Math.max(length, end);
    }

    /** Takes sound that something else has decoded. */
    synchronized void append(short[] sound) {
        if (length + sound.length > samples.length) {
            samples = Arrays.copyOf(samples, 2 * (length + sound.length));
        }
        System.arraycopy(sound, 0, samples, length, sound.length);
        length += sound.length;
        notifyAll();
    }

    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    synchronized boolean isFinished() {
        return finished;
    }

    synchronized int length() {
        return length;
    }

    synchronized int packets() {
        return packets;
    }

    synchronized String keys() {
        return keys.toString();
    }

    /** What was heard from sample {@code from} on. */
    synchronized Pcm since(int from) {
        return new Pcm(Arrays.copyOfRange(samples, Math.min(from, length), length));
    }

    /**
     * Waits until {@code condition} holds; it is asked after each packet.
     *
     * @return whether it does; false once {@code within} has passed or the call is over
     */
    synchronized boolean await(BooleanSupplier condition, Duration within) throws InterruptedException {
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0 || finished) {
                return false;
            }
            wait(leftMs);
        }
        return true;
    }
}
