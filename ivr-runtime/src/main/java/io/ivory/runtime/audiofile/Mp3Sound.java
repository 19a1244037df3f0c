package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.Pcm;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/** Decodes MPEG audio with JLayer. */
final class Mp3Sound {

    private Mp3Sound() {}

    static Pcm read(byte[] file, Duration longest) {
        var frames = new Bitstream(new ByteArrayInputStream(file));
        var decoder = new Decoder();
        MonoSamples sound = null;
        try {
            for (Header frame = frames.readFrame(); frame != null; frame = frames.readFrame()) {
                sound = decode(frames, frame, decoder, sound, longest);
                frames.closeFrame();
            }
        } catch (BitstreamException e) {
            throw new AudioFileException("The MP3 file is damaged and cannot be read to its end.", e);
        }
        if (sound == null) {
            throw new AudioFileException("There is no sound in the MP3 file.");
        }
        return sound.sound();
    }

    private static @Nullable MonoSamples decode(
            Bitstream frames, Header frame, Decoder decoder, @Nullable MonoSamples before, Duration longest) {
        try {
            var decoded = (SampleBuffer) decoder.decodeFrame(frame, frames);
            var sound = before == null ? new MonoSamples(decoded.getSampleFrequency(), longest) : before;
            if (frame.frequency() != sound.rateHz()) {
                throw new AudioFileException("The MP3 file changes its sample rate in the middle. Save it anew.");
            }
            mix(decoded, sound);
            return sound;
        } catch (DecoderException | ArrayIndexOutOfBoundsException damaged) {
            return before; // one frame, 26 ms: others play on as well
        }
    }

    private static void mix(SampleBuffer decoded, MonoSamples sound) {
        int channels = decoded.getChannelCount();
        short[] samples = decoded.getBuffer();
        for (int i = 0; i + channels <= decoded.getBufferLength(); i += channels) {
            sound.add(channels == 1 ? samples[i] : (samples[i] + samples[i + 1]) / 2f);
        }
    }
}
