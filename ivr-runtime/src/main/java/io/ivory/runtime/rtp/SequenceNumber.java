package io.ivory.runtime.rtp;

/**
 * The 16-bit number of an RTP packet (RFC 3550 section 5.1): after 65535 comes 0, so greater does not mean newer.
 *
 * @param value 0 to 65535
 */
public record SequenceNumber(int value) {

    public SequenceNumber {
        if (value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException("A sequence number is between 0 and 65535, but this one is " + value);
        }
    }

    public SequenceNumber next() {
        return plus(1);
    }

    public SequenceNumber plus(int packets) {
        return new SequenceNumber((value + packets) & 0xFFFF);
    }

    /** How many packets later {@code other} is, -32768 to 32767; negative if it is older. */
    public int distanceTo(SequenceNumber other) {
        return distance(value, other.value);
    }

    /** The same on plain numbers, for the path of every packet. */
    public static int distance(int from, int to) {
        return (short) (to - from);
    }
}
