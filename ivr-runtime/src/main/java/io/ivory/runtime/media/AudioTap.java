package io.ivory.runtime.media;

import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.ReorderBuffer;
import io.ivory.runtime.rtp.RtpPacket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passes a caller's packets from the media thread to the thread that records: a ring of fixed size, so that a disk that
 * stands still costs the recording its sound and nobody else anything. The media thread writes, one other thread reads.
 */
final class AudioTap {

    /** 2.5 s at 20 ms a packet. */
    private static final int SLOTS = 128;

    /** 60 ms, the longest packet time; a packet that is longer is left out. */
    private static final int SLOT_BYTES = 480;

    private final byte[] sounds = new byte[SLOTS * SLOT_BYTES];
    private final int[] lengths = new int[SLOTS];
    private final int[] timestamps = new int[SLOTS];
    private final int[] sources = new int[SLOTS];
    private final int[] codecs = new int[SLOTS];
    private final long[] arrivedNs = new long[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final CompletableFuture<Recorded.End> over = new CompletableFuture<>();
    private volatile long nowNs;

    AudioTap(long nowNs) {
        this.nowNs = nowNs;
    }

    /** The codec of a packet, by the number under which the buffer got it. */
    static Codec codec(int payloadType) {
        for (Codec codec : Codec.values()) {
            if (codec.payloadType() == payloadType) {
                return codec;
            }
        }
        throw new IllegalArgumentException("no codec has the payload type " + payloadType);
    }

    /** The media thread looked at the caller's audio. */
    void tick(long tickNs) {
        nowNs = tickNs;
    }

    /** A packet of the caller's sound; left out if the ring is full. */
    void offer(RtpPacket packet, Codec codec, long packetNs) {
        long next = written.getPlain();
        int length = packet.payloadLength();
        if (next - read.getAcquire() >= SLOTS || length > SLOT_BYTES) {
            return;
        }
        int slot = (int) (next % SLOTS);
        for (int i = 0; i < length; i++) {
            sounds[slot * SLOT_BYTES + i] = packet.payload(i);
        }
        lengths[slot] = length;
        timestamps[slot] = packet.timestamp();
        sources[slot] = packet.ssrc();
        codecs[slot] = codec.payloadType();
        arrivedNs[slot] = packetNs;
        written.setRelease(next + 1);
    }

    /** Nothing more is to be recorded; the first reason counts. */
    void end(Recorded.End why) {
        over.complete(why);
    }

    boolean isOpen() {
        return !over.isDone();
    }

    /** Why nothing more is to be recorded; null while it goes on. */
    Recorded.@Nullable End ended() {
        return over.getNow(null);
    }

    /** Completes when nothing more is to be recorded. */
    CompletableFuture<Recorded.End> over() {
        return over.copy();
    }

    /** The moment up to which all that came has been offered. */
    long nowNs() {
        return nowNs;
    }

    /** Takes all that has come. */
    void drainTo(ReorderBuffer buffer) {
        long end = written.getAcquire();
        for (long next = read.getPlain(); next < end; next++) {
            int slot = (int) (next % SLOTS);
            byte[] sound = Arrays.copyOfRange(sounds, slot * SLOT_BYTES, slot * SLOT_BYTES + lengths[slot]);
            buffer.add(sources[slot], timestamps[slot], sound, codecs[slot], arrivedNs[slot]);
            read.setRelease(next + 1);
        }
    }
}
