package io.ivory.runtime.audiofile;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.ivory.runtime.speech.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/** Decodes Ogg Opus (RFC 7845) with Concentus, straight to 16 kHz and one channel. */
final class OpusSound {

    /** The first packet has at least so many bytes (RFC 7845 section 5.1). */
    private static final int HEAD_BYTES = 19;

    /** 120 ms, the longest packet of RFC 6716 section 3.2, at 16 kHz. */
    private static final int MOST_SAMPLES = 1_920;

    /** Opus counts at 48 kHz whatever it is decoded to. */
    private static final int CLOCKS_A_SAMPLE = 3;

    private OpusSound() {}

    static Pcm read(byte[] file, Duration longest) {
        var packets = new OggPackets(file);
        ByteBuffer head = ByteBuffer.wrap(packets.nextBytes().orElseThrow(OpusSound::damaged))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (head.remaining() < HEAD_BYTES) {
            throw damaged();
        }
        int channels = Byte.toUnsignedInt(head.get(9));
        if (channels < 1 || channels > 2) {
            throw new AudioFileException("Recordings are mono or stereo, but this one has " + channels + " channels.");
        }
        int toSkip = Short.toUnsignedInt(head.getShort(10)) / CLOCKS_A_SAMPLE;
        var _ = packets.nextBytes().orElseThrow(OpusSound::damaged); // its tags
        try {
            return decode(packets, toSkip, longest);
        } catch (OpusException e) {
            throw new AudioFileException("The OGG file is damaged: " + e.getMessage() + ".", e);
        }
    }

    private static Pcm decode(OggPackets packets, int toSkip, Duration longest) throws OpusException {
        var decoder = new OpusDecoder(Pcm.WIDE_RATE_HZ, 1);
        var sound = new MonoSamples(Pcm.WIDE_RATE_HZ, longest);
        short[] samples = new short[MOST_SAMPLES];
        int skipped = 0;
        for (Optional<byte[]> packet = packets.nextBytes(); packet.isPresent(); packet = packets.nextBytes()) {
            byte[] bytes = packet.get();
            if (bytes.length == 0) {
                continue;
            }
            int count = decoder.decode(bytes, 0, bytes.length, samples, 0, MOST_SAMPLES, false);
            for (int i = 0; i < count; i++) {
                if (skipped < toSkip) {
                    skipped++;
                } else {
                    sound.add(samples[i]);
                }
            }
        }
        return sound.sound();
    }

    private static AudioFileException damaged() {
        return new AudioFileException("The OGG file is damaged: its headers cannot be read.");
    }
}
