package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.codec.G722Wide;
import io.ivory.runtime.speech.Pcm;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final int FRAMES_OF_SILENCE = 100;

    /** 10 ms: from silence the steps of G.722 grow to those of a tone. */
    private static final int SETTLES_WITHIN = 80;

    private final G722Wide stream = new G722Wide();
    private final ByteBuffer said = ByteBuffer.allocate(200 * Codec.FRAME_SAMPLES);

    @Test
    void aPromptInTheWideBandIsThePromptAlsoAfterASilence() {
        short[] tone = tone();
        for (int i = 0; i < FRAMES_OF_SILENCE; i++) {
            Playback.putSilence(Codec.G722, Codec.FRAME_SAMPLES, said, stream);
        }
        var prompt = Playback.once(List.of(new Pcm(tone), new Pcm(tone)), new EncodedSounds());
        while (!prompt.isOver()) {
            prompt.nextFrame(Codec.G722, Codec.FRAME_SAMPLES, said, stream);
        }

        short[] heard = Codec.G722.decode(Arrays.copyOf(said.array(), said.position()));

        assertThat(heard).hasSize(FRAMES_OF_SILENCE * Codec.FRAME_SAMPLES + 2 * tone.length);
        for (int i = 0; i < heard.length; i++) {
            int at = i - FRAMES_OF_SILENCE * Codec.FRAME_SAMPLES;
            int meant = at < 0 ? 0 : tone[at % tone.length];
            int off = at >= 0 && at < SETTLES_WITHIN ? 9_000 : 2_000; // no louder than the tone while it catches up
            assertThat((int) heard[i]).as("sample %d", at).isBetween(meant - off, meant + off);
            assertThat((int) heard[i]).as("sample %d", at).isBetween(-10_000, 10_000);
        }
    }

    private static short[] tone() {
        short[] samples = new short[20 * Codec.FRAME_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 500 * i / Pcm.SAMPLE_RATE_HZ));
        }
        return samples;
    }
}
