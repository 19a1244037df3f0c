package io.ivory.runtime.codec;

import java.nio.ByteBuffer;

/** A way to put 8,000 samples a second on the wire, one byte each: the two laws of ITU-T G.711. */
@SuppressWarnings("ImmutableEnumChecker") // the tables are never written after they are made
public enum Codec {
    PCMU(0, G711.ULAW_DECODED, G711.ULAW_ENCODED),
    PCMA(8, G711.ALAW_DECODED, G711.ALAW_ENCODED);

    /** 20 ms at 8,000 Hz, the default packet time of RFC 3551 section 4.2; as many bytes as samples. */
    public static final int FRAME_SAMPLES = 160;

    public static final int SAMPLES_PER_MS = 8;

    private final int payloadType;
    private final short[] decoded;
    private final byte[] encoded;

    Codec(int payloadType, short[] decoded, byte[] encoded) {
        this.payloadType = payloadType;
        this.decoded = decoded;
        this.encoded = encoded;
    }

    /** The static RTP payload type of RFC 3551 section 6. */
    public int payloadType() {
        return payloadType;
    }

    public byte encode(short sample) {
        return encoded[G711.index(sample)];
    }

    public short decode(byte code) {
        return decoded[Byte.toUnsignedInt(code)];
    }

    /** Appends {@code length} samples, encoded, to {@code target}. */
    public void encode(short[] samples, int from, int length, ByteBuffer target) {
        for (int i = from; i < from + length; i++) {
            target.put(encode(samples[i]));
        }
    }

    /** The bytes of all samples. */
    public byte[] encode(short[] samples) {
        var bytes = new byte[samples.length];
        encode(samples, 0, samples.length, ByteBuffer.wrap(bytes));
        return bytes;
    }

    /** The samples of all bytes. */
    public short[] decode(byte[] codes) {
        var samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decode(codes[i]);
        }
        return samples;
    }

    /** The byte that sounds in {@code to} as {@code code} sounds in this codec. */
    public byte convert(byte code, Codec to) {
        return this == to ? code : to.encode(decode(code));
    }
}
