package io.ivory.runtime.sdp;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Audio over RTP, plain or encrypted: where one party listens and what it understands.
 *
 * @param address where it listens; unspecified (0.0.0.0) means held, as RFC 2543 did it
 * @param port 1 to 65535
 * @param direction what the party that wrote it wants to do
 * @param formats at least one codec, most preferred first
 * @param packetTimeMs how much sound each packet sent to it should carry, in milliseconds, 1 to 200
 * @param crypto how it would encrypt what it sends, most preferred first; empty if its sound is plain
 */
public record AudioMedia(
        InetAddress address,
        int port,
        Direction direction,
        List<AudioFormat> formats,
        int packetTimeMs,
        List<CryptoLine> crypto)
        implements MediaLine {

    /** 20 ms, RFC 3551 section 4.2. */
    public static final int USUAL_PACKET_TIME_MS = 20;

    static final String PLAIN = "RTP/AVP";
    static final String SECURE = "RTP/SAVP";

    public static final int LONGEST_PACKET_TIME_MS = 200;

    public AudioMedia {
        formats = List.copyOf(formats);
        crypto = List.copyOf(crypto);
        require(port >= 1 && port <= 65_535, "an audio port is 1 to 65535, but was " + port);
        require(
                packetTimeMs >= 1 && packetTimeMs <= LONGEST_PACKET_TIME_MS,
                "a packet time is 1 to 200 ms, but was " + packetTimeMs);
        require(
                formats.stream().anyMatch(format -> format.encoding().isCodec()),
                "audio needs at least one codec, but has " + formats);
    }

    public boolean isEncrypted() {
        return !crypto.isEmpty();
    }

    String transport() {
        return isEncrypted() ? SECURE : PLAIN;
    }

    /** The codecs, most preferred first, without telephone-event. */
    public List<AudioFormat> codecs() {
        return formats.stream().filter(format -> format.encoding().isCodec()).toList();
    }

    public Optional<AudioFormat> codec(AudioEncoding encoding) {
        return formats.stream().filter(format -> format.encoding() == encoding).findFirst();
    }

    /** The payload type of key presses; empty if the party sends and understands none. */
    public OptionalInt telephoneEvent() {
        return formats.stream()
                .filter(format -> format.encoding() == AudioEncoding.TELEPHONE_EVENT)
                .mapToInt(AudioFormat::payloadType)
                .findFirst();
    }

    /** Whether the party that wrote this does not listen now. */
    public boolean holds() {
        return !direction.receives() || address.isAnyLocalAddress();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
