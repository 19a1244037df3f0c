package io.ivory.runtime.codec;

/** Turns the bytes of one stream into those of another codec that sound the same. The media thread owns it. */
public final class Transcoder {

    private final Codec from;
    private final Codec to;
    private final Codec.Decoder decoder;
    private final Codec.Encoder encoder;

    public Transcoder(Codec from, Codec to) {
        this(from, to, to.encoder());
    }

    /** The same into a stream that has begun: {@code encoder} has made its bytes until now. */
    public Transcoder(Codec from, Codec to, Codec.Encoder encoder) {
        this.from = from;
        this.to = to;
        this.decoder = from.decoder();
        this.encoder = encoder;
    }

    /** Whether it does that. */
    public boolean isBetween(Codec one, Codec other) {
        return from == one && to == other;
    }

    /** The next byte of the stream. */
    public byte convert(byte code) {
        return from == to ? code : encoder.encode(decoder.decode(code));
    }
}
