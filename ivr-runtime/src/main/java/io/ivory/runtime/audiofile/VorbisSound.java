package io.ivory.runtime.audiofile;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import io.ivory.runtime.speech.Pcm;
import java.time.Duration;
import java.util.Optional;

/** Decodes Ogg Vorbis with JOrbis. */
final class VorbisSound {

    private static final int HEADERS = 3;
    private static final int MOST_CHANNELS = 8;

    private VorbisSound() {}

    static Pcm read(byte[] file, Duration longest) {
        var packets = new OggPackets(file);
        var info = new Info();
        var comment = new Comment();
        info.init();
        comment.init();
        for (int header = 0; header < HEADERS; header++) {
            Packet packet = packets.next().orElseThrow(VorbisSound::damaged);
            if (info.synthesis_headerin(comment, packet) < 0) {
                throw damaged();
            }
        }
        if (info.channels < 1 || info.channels > MOST_CHANNELS) {
            throw new AudioFileException(
                    "Recordings are mono or stereo, but this one has " + info.channels + " channels.");
        }
        var sound = new MonoSamples(info.rate, longest);
        decode(packets, info, sound);
        return sound.sound();
    }

    private static void decode(OggPackets packets, Info info, MonoSamples sound) {
        var state = new DspState();
        state.synthesis_init(info);
        var block = new Block(state);
        float[][][] channels = new float[1][][];
        int[] start = new int[info.channels];
        for (Optional<Packet> packet = packets.next(); packet.isPresent(); packet = packets.next()) {
            if (block.synthesis(packet.get()) == 0) {
                state.synthesis_blockin(block);
            }
            for (int count = state.synthesis_pcmout(channels, start);
                    count > 0;
                    count = state.synthesis_pcmout(channels, start)) {
                mix(channels[0], start, count, sound);
                state.synthesis_read(count);
            }
        }
    }

    private static void mix(float[][] channels, int[] start, int count, MonoSamples sound) {
        for (int i = 0; i < count; i++) {
            float sum = 0;
            for (int channel = 0; channel < start.length; channel++) {
                sum += channels[channel][start[channel] + i];
            }
            sound.add(32_768 * sum / start.length);
        }
    }

    private static AudioFileException damaged() {
        return new AudioFileException("The OGG file is damaged: its headers cannot be read.");
    }
}
