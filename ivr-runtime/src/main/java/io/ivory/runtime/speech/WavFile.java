package io.ivory.runtime.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes sound files in RIFF WAVE (Microsoft "Multimedia Programming Interface and Data Specifications 1.0"):
 * PCM of 8 to 32 bits, A-law or µ-law, mono or stereo, 8 to 192 kHz. Sizes in the file are never trusted: memory is
 * taken only for what is there.
 */
public final class WavFile {

    private static final int FORMAT_PCM = 1;
    private static final int FORMAT_FLOAT = 3;
    private static final int FORMAT_A_LAW = 6;
    private static final int FORMAT_MU_LAW = 7;

    /** The format code stands in the first two bytes of a GUID further on. */
    private static final int FORMAT_EXTENSIBLE = 0xFFFE;

    public static final int HEADER_BYTES = 44;
    private static final int CHUNK_HEADER_BYTES = 8;

    private WavFile() {}

    /**
     * The sound of a WAV file, stereo mixed to mono.
     *
     * @throws WavFormatException if it is damaged or of another kind
     */
    public static Pcm read(byte[] file) {
        return read(file, false);
    }

    /** Like {@link #read} for a program's output, whose length fields were written before it knew the length. */
    static Pcm readStreamed(byte[] output) {
        return read(output, true);
    }

    /** A 16-bit mono file at 8 kHz. */
    public static byte[] write(Pcm sound) {
        return write(sound.samples(), Pcm.SAMPLE_RATE_HZ);
    }

    /** A 16-bit mono file at 16 kHz where the sound has as much, else at 8 kHz. */
    public static byte[] writeWide(Pcm sound) {
        return sound.wide().map(wide -> write(wide, Pcm.WIDE_RATE_HZ)).orElseGet(() -> write(sound));
    }

    private static byte[] write(short[] samples, int rateHz) {
        var out = ByteBuffer.allocate(HEADER_BYTES + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        out.put(header(samples.length, rateHz));
        for (short sample : samples) {
            out.putShort(sample);
        }
        return out.array();
    }

    /** What stands before {@code samples} samples of 16 bits each, the lower byte first, mono at 8 kHz. */
    public static byte[] header(int samples) {
        return header(samples, Pcm.SAMPLE_RATE_HZ);
    }

    private static byte[] header(int samples, int rateHz) {
        int bytes = samples * 2;
        var out = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(tag("RIFF")).putInt(HEADER_BYTES - CHUNK_HEADER_BYTES + bytes).put(tag("WAVE"));
        out.put(tag("fmt ")).putInt(16).putShort((short) FORMAT_PCM).putShort((short) 1);
        out.putInt(rateHz).putInt(rateHz * 2).putShort((short) 2).putShort((short) 16);
        out.put(tag("data")).putInt(bytes);
        return out.array();
    }

    private static Pcm read(byte[] file, boolean lengthUnknown) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 12 || !nextTag(in).equals("RIFF")) {
            throw new WavFormatException("This is no WAV file: it does not begin with \"RIFF\"");
        }
        in.getInt(); // the length of the file, as its writer thought
        if (!nextTag(in).equals("WAVE")) {
            throw new WavFormatException("This is no WAV file: it is RIFF, but not \"WAVE\"");
        }
        Format format = null;
        while (in.remaining() >= CHUNK_HEADER_BYTES) {
            String tag = nextTag(in);
            long length = Integer.toUnsignedLong(in.getInt());
            if (length > in.remaining() && !(lengthUnknown && tag.equals("data"))) {
                throw new WavFormatException("The WAV file is cut off: its part \"" + printable(tag) + "\" says it has "
                        + length + " bytes, but " + in.remaining() + " are left");
            }
            ByteBuffer chunk = in.slice(in.position(), (int) Math.min(length, in.remaining()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (tag.equals("fmt ")) {
                format = Format.parse(chunk);
            } else if (tag.equals("data")) {
                return samples(format, chunk);
            }
            // parts begin at even offsets
            in.position((int) Math.min(in.limit(), in.position() + length + (length & 1)));
        }
        throw new WavFormatException("The WAV file holds no sound: it has no part \"data\"");
    }

    private static Pcm samples(@Nullable Format format, ByteBuffer bytes) {
        if (format == null) {
            throw new WavFormatException(
                    "The WAV file does not say what its sound is: \"fmt \" must come before \"data\"");
        }
        int frames = bytes.remaining() / format.frameBytes();
        short[] mono = new short[frames];
        for (int i = 0; i < frames; i++) {
            int sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += format.nextSample(bytes);
            }
            mono[i] = (short) (sum / format.channels());
        }
        return Pcm.sampledAt(format.rateHz(), mono);
    }

    private static String nextTag(ByteBuffer in) {
        byte[] tag = new byte[4];
        in.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    private static byte[] tag(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String printable(String tag) {
        return tag.replaceAll("[^ -~]", "?");
    }

    /** What the part "fmt " says. */
    private record Format(int code, int channels, int rateHz, int bits) {

        static Format parse(ByteBuffer chunk) {
            if (chunk.remaining() < 16) {
                throw new WavFormatException(
                        "The WAV file's part \"fmt \" has 16 bytes or more, but this one has " + chunk.remaining());
            }
            int code = Short.toUnsignedInt(chunk.getShort(0));
            if (code == FORMAT_EXTENSIBLE && chunk.remaining() >= 26) {
                code = Short.toUnsignedInt(chunk.getShort(24));
            }
            var format = new Format(
                    code,
                    Short.toUnsignedInt(chunk.getShort(2)),
                    chunk.getInt(4),
                    Short.toUnsignedInt(chunk.getShort(14)));
            format.check();
            return format;
        }

        private void check() {
            boolean known = switch (code) {
                case FORMAT_PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
                case FORMAT_FLOAT -> bits == 32;
                case FORMAT_A_LAW, FORMAT_MU_LAW -> bits == 8;
                default -> false;
            };
            if (!known) {
                throw new WavFormatException(
                        "WAV prompts are PCM of 8 to 32 bits, A-law or µ-law, but this one has format " + code
                                + " with " + bits + " bits: save it as 16-bit PCM");
            }
            if (channels != 1 && channels != 2) {
                throw new WavFormatException(
                        "WAV prompts are mono or stereo, but this one has " + channels + " channels");
            }
            if (rateHz < 8_000 || rateHz > 192_000) {
                throw new WavFormatException("WAV prompts have 8000 to 192000 samples a second, but this one has "
                        + Integer.toUnsignedString(rateHz));
            }
        }

        int frameBytes() {
            return channels * bits / 8;
        }

        /** The upper 16 bits of the next sample. */
        int nextSample(ByteBuffer bytes) {
            return switch (code) {
                case FORMAT_A_LAW -> fromALaw(bytes.get());
                case FORMAT_MU_LAW -> fromMuLaw(bytes.get());
                case FORMAT_FLOAT ->
                    Math.clamp(Math.round(32_768 * bytes.getFloat()), Short.MIN_VALUE, Short.MAX_VALUE);
                default -> nextPcm(bytes);
            };
        }

        private int nextPcm(ByteBuffer bytes) {
            if (bits == 8) {
                return (Byte.toUnsignedInt(bytes.get()) - 128) << 8;
            }
            bytes.position(bytes.position() + bits / 8 - 2);
            return bytes.getShort();
        }

        /** ITU-T G.711, table 1: 13 bits, here as 16. */
        private static int fromALaw(byte code) {
            int bits = (code & 0xFF) ^ 0x55;
            int segment = (bits & 0x70) >> 4;
            int magnitude = ((bits & 0x0F) << 4) + 8;
            if (segment > 0) {
                magnitude = (magnitude + 0x100) << (segment - 1);
            }
            return (bits & 0x80) != 0 ? magnitude : -magnitude;
        }

        /** ITU-T G.711, table 2: 14 bits, here as 16. */
        private static int fromMuLaw(byte code) {
            int bits = ~code & 0xFF;
            int magnitude = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
            return (bits & 0x80) != 0 ? -magnitude : magnitude;
        }
    }
}
