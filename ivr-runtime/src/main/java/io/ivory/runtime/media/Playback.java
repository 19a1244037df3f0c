package io.ivory.runtime.media;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.codec.G722Wide;
import io.ivory.runtime.speech.Pcm;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sound on its way to a caller, cut into frames without a gap between its parts.
 *
 * <p>Every codec here has one byte for 125 microseconds, so a place in the sound is the same in all of them and the
 * codec can change in the middle. What the bytes of G.722 are depends on the stream that they are in: they are made here.
 * The media thread owns it.
 */
final class Playback {

    private static final Map<Codec, byte[]> SILENCE = silence();

    private final List<Pcm> parts;
    private final EncodedSounds sounds;
    private final boolean endless;
    private int part;
    private int position;
    private byte[] bytes = {};
    private Codec bytesIn = Codec.PCMU;
    private boolean partReady;

    private Playback(List<Pcm> parts, EncodedSounds sounds, boolean endless) {
        this.parts = parts.stream().filter(pcm -> pcm.samples().length > 0).toList();
        this.sounds = sounds;
        this.endless = endless;
    }

    static Playback once(List<Pcm> parts, EncodedSounds sounds) {
        return new Playback(parts, sounds, false);
    }

    static Playback endlessly(Pcm sound, EncodedSounds sounds) {
        return new Playback(List.of(sound), sounds, true);
    }

    /** Whether all of it has been taken. */
    boolean isOver() {
        return part == parts.size();
    }

    /**
     * Appends the next {@code length} bytes to {@code target}; what is missing at the end is filled up with silence.
     *
     * @param stream what makes the bytes of G.722 in this call
     */
    void nextFrame(Codec codec, int length, ByteBuffer target, G722Wide stream) {
        int missing = length;
        while (missing > 0 && !isOver()) {
            if (codec.hasMemory()) {
                missing -= encode(missing, target, stream);
                continue;
            }
            if (!partReady || bytesIn != codec) {
                bytes = sounds.of(parts.get(part), codec);
                bytesIn = codec;
                partReady = true;
            }
            int taken = Math.min(missing, bytes.length - position);
            target.put(bytes, position, taken);
            missing -= taken;
            position += taken;
            if (position == bytes.length) {
                nextPart();
            }
        }
        if (missing > 0) {
            putSilence(codec, missing, target, stream);
        }
    }

    /** Appends what is left of this part, at most {@code most} bytes of G.722; says how many. */
    private int encode(int most, ByteBuffer target, G722Wide stream) {
        Pcm pcm = parts.get(part);
        short[] samples = pcm.samples();
        short[] wide = pcm.wideSamples();
        int end = Math.min(samples.length, position + most);
        int taken = end - position;
        for (; position < end; position++) {
            target.put(
                    wide == null
                            ? stream.encode(samples[position])
                            : stream.encode(wide[2 * position], wide[2 * position + 1]));
        }
        if (position == samples.length) {
            nextPart();
        }
        return taken;
    }

    private void nextPart() {
        position = 0;
        partReady = false;
        part++;
        if (endless && isOver()) {
            part = 0;
        }
    }

    static void putSilence(Codec codec, int length, ByteBuffer target, G722Wide stream) {
        if (codec.hasMemory()) {
            for (int i = 0; i < length; i++) {
                target.put(stream.encode((short) 0));
            }
            return;
        }
        target.put(Objects.requireNonNull(SILENCE.get(codec)), 0, length);
    }

    private static Map<Codec, byte[]> silence() {
        var frames = new EnumMap<Codec, byte[]>(Codec.class);
        for (Codec codec : Codec.values()) {
            frames.put(codec, codec.encode(new short[RemoteMedia.LONGEST_PACKET_MS * Codec.SAMPLES_PER_MS]));
        }
        return frames;
    }
}
