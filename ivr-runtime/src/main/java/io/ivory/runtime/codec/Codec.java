package io.ivory.runtime.codec;

import java.nio.ByteBuffer;

/** A way to put 8,000 samples a second on the wire, one byte each. */
public enum Codec {
    /** The u-law of ITU-T G.711. */
    PCMU(0),
    /** The A-law of ITU-T G.711. */
    PCMA(8),
    /** ITU-T G.722, 64 kbit/s; its RTP clock counts 8,000 a second (RFC 3551 section 4.5.2). */
    G722(9);

    /** 20 ms at 8,000 Hz, the default packet time of RFC 3551 section 4.2; as many bytes as samples. */
    public static final int FRAME_SAMPLES = 160;

    public static final int SAMPLES_PER_MS = 8;

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** One direction of one stream, from samples to bytes; what it makes of a sample may depend on those before. */
    @FunctionalInterface
    public interface Encoder {

        byte encode(short sample);
    }

    /** The way back. */
    @FunctionalInterface
    public interface Decoder {

        short decode(byte code);
    }

    /** The static RTP payload type of RFC 3551 section 6. */
    public int payloadType() {
        return payloadType;
    }

    /** Whether what a byte means depends on those before it, so that sounds cannot be made into bytes beforehand. */
    public boolean hasMemory() {
        return this == G722;
    }

    /** An encoder for a stream that begins now. */
    public Encoder encoder() {
        return switch (this) {
            case PCMU -> sample -> G711.ULAW_ENCODED[G711.index(sample)];
            case PCMA -> sample -> G711.ALAW_ENCODED[G711.index(sample)];
            case G722 -> new G722();
        };
    }

    /** A decoder for a stream that begins now. */
    public Decoder decoder() {
        return switch (this) {
            case PCMU -> code -> G711.ULAW_DECODED[Byte.toUnsignedInt(code)];
            case PCMA -> code -> G711.ALAW_DECODED[Byte.toUnsignedInt(code)];
            case G722 -> new G722();
        };
    }

    /** A sample that begins a stream. */
    public byte encode(short sample) {
        return encoder().encode(sample);
    }

    /** A byte that begins a stream. */
    public short decode(byte code) {
        return decoder().decode(code);
    }

    /** Appends {@code length} samples, encoded as a stream of their own, to {@code target}. */
    public void encode(short[] samples, int from, int length, ByteBuffer target) {
        Encoder encoder = encoder();
        for (int i = from; i < from + length; i++) {
            target.put(encoder.encode(samples[i]));
        }
    }

    /** The bytes of a whole stream. */
    public byte[] encode(short[] samples) {
        var bytes = new byte[samples.length];
        encode(samples, 0, samples.length, ByteBuffer.wrap(bytes));
        return bytes;
    }

    /** The samples of a whole stream. */
    public short[] decode(byte[] codes) {
        Decoder decoder = decoder();
        var samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decoder.decode(codes[i]);
        }
        return samples;
    }
}
