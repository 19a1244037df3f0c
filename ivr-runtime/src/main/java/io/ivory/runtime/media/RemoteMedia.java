package io.ivory.runtime.media;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtpPacer;
import io.ivory.runtime.sdp.AgreedEncryption;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the other side's SDP says about its audio; a re-INVITE brings another one.
 *
 * @param address where it listens
 * @param codec what both sides speak
 * @param out how the packets we send are marked
 * @param in how the packets it sends are marked
 * @param listens whether it takes audio now; false while it holds the call
 * @param speaks whether it sends audio now
 * @param packetMs how much sound it wants in a packet, 10 to {@value #LONGEST_PACKET_MS} ms in steps of 10
 * @param encryption the keys of both directions; null if sound is plain
 * @param doubtful whether the address may be that of somebody who has not asked for it
 */
public record RemoteMedia(
        InetSocketAddress address,
        Codec codec,
        PayloadTypes out,
        PayloadTypes in,
        boolean listens,
        boolean speaks,
        int packetMs,
        @Nullable AgreedEncryption encryption,
        boolean doubtful) {

    static final int LONGEST_PACKET_MS = 60;

    /** Whether it says where it is; 0.0.0.0, as old phones say when they hold, takes no reports either (RFC 3264 section 8.4). */
    boolean hasAddress() {
        return !address.getAddress().isAnyLocalAddress();
    }

    /** Plain sound. */
    public RemoteMedia(
            InetSocketAddress address,
            Codec codec,
            PayloadTypes out,
            PayloadTypes in,
            boolean listens,
            boolean speaks,
            int packetMs) {
        this(address, codec, out, in, listens, speaks, packetMs, null, false);
    }

    public RemoteMedia {
        if (packetMs < 10 || packetMs > LONGEST_PACKET_MS || packetMs % 10 != 0) {
            throw new IllegalArgumentException(
                    "a packet carries 10 to " + LONGEST_PACKET_MS + " ms in steps of 10, not " + packetMs);
        }
    }

    /** The packet time nearest to the wish of the other side that we can keep, in milliseconds. */
    public static int packetMs(int wished) {
        return Math.clamp(wished - wished % 10, 10, LONGEST_PACKET_MS);
    }

    /**
     * RTP payload types of one direction, 0 to 127.
     *
     * @param audio marks the codec
     * @param events marks telephone-events; empty if that side knows none
     */
    public record PayloadTypes(int audio, OptionalInt events) {}

    /** A phone that listens and speaks, with the same payload types both ways. */
    public static RemoteMedia of(InetSocketAddress address, Codec codec, OptionalInt events) {
        var types = new PayloadTypes(codec.payloadType(), events);
        return new RemoteMedia(address, codec, types, types, true, true, RtpPacer.USUAL_PACKET_MS);
    }
}
