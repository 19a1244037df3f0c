package io.ivory.runtime.dtmf;

import io.ivory.flow.Digit;
import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The payload of one RTP packet that reports a key press: the four bytes of RFC 4733 section 2.3.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-+-+-----------+-------------------------------+
 * |     event     |E|R|  volume   |           duration            |
 * +---------------+-+-+-----------+-------------------------------+
 * </pre>
 *
 * <p>A sender repeats the event while the key is down, each time with a longer duration, and sends the last packet three
 * times (section 2.5.1.4). All of them carry the RTP timestamp at which the key went down: the same timestamp means the
 * same key press.
 *
 * @param event 0 to 15 for the keys 0-9, *, #, A-D; other events up to 255 are not keys
 * @param end whether the key is up again (the E bit)
 * @param volume tone level in dBm0 without its sign, 0 (loud) to 63
 * @param duration how long the key has been down, in RTP timestamp units (125 microseconds at 8000 Hz), 0 to 65535
 */
public record TelephoneEvent(int event, boolean end, int volume, int duration) {

    public static final int BYTES = 4;

    private static final int STAR = 10;
    private static final int POUND = 11;
    /** -10 dBm0. */
    private static final int USUAL_VOLUME = 10;

    /** A key held down for {@code duration} so far, at a usual level. */
    public static TelephoneEvent of(Digit digit, boolean end, int duration) {
        int event = switch (digit) {
            case STAR -> STAR;
            case POUND -> POUND;
            case ZERO, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE -> digit.symbol() - '0';
        };
        return new TelephoneEvent(event, end, USUAL_VOLUME, duration);
    }

    /** Reads the payload of a packet; empty if it is too short to be one. */
    public static Optional<TelephoneEvent> parse(RtpPacket packet) {
        if (packet.payloadLength() < BYTES) {
            return Optional.empty();
        }
        int flags = Byte.toUnsignedInt(packet.payload(1));
        int duration = Byte.toUnsignedInt(packet.payload(2)) << 8 | Byte.toUnsignedInt(packet.payload(3));
        return Optional.of(
                new TelephoneEvent(Byte.toUnsignedInt(packet.payload(0)), (flags & 0x80) != 0, flags & 0x3F, duration));
    }

    /** Appends the four bytes to {@code target}. */
    public void writeTo(ByteBuffer target) {
        target.put((byte) event);
        target.put((byte) ((end ? 0x80 : 0) | volume));
        target.putShort((short) duration);
    }

    /** The key; empty for A to D, which no phone of a caller has, and for events that are no keys. */
    public Optional<Digit> digit() {
        return switch (event) {
            case STAR -> Optional.of(Digit.STAR);
            case POUND -> Optional.of(Digit.POUND);
            default -> event < STAR ? Digit.of((char) ('0' + event)) : Optional.empty();
        };
    }
}
