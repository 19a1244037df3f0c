package io.ivory.runtime.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.FreeTtsSynthesizer;
import io.ivory.runtime.speech.SpeechSynthesizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Speech must not be taken for keys. */
class TalkOffTest {

    private static final List<String> SENTENCES = List.of(
            "Good morning, I would like to know where my order is, it should have come on Tuesday.",
            "The number is four nine three zero, one two three four five six seven eight nine.",
            "Are you open on Sunday, and could you please deliver to the back door this time?",
            "My zip code is one zero one one five, in the middle of the city, near the river.",
            "She sells sea shells by the sea shore, and the shells she sells are surely sea shells.",
            "How much wood would a woodchuck chuck if a woodchuck could chuck wood?",
            "Peter Piper picked a peck of pickled peppers, how many peppers did he pick?",
            "We all owe you, we owe you all, and you owe us nothing at all, oh no.");

    @Test
    void speechIsNoKey() {
        var receiver = new InBandReceiver();
        Codec.Encoder encoder = Codec.PCMU.encoder();
        Codec.Decoder decoder = Codec.PCMU.decoder();
        SpeechSynthesizer voice = new FreeTtsSynthesizer(1);
        int keys = 0;
        int samples = 0;
        for (int gain = 1; gain <= 4; gain++) {
            for (String sentence : SENTENCES) {
                for (short sample : voice.say(sentence, Language.ENGLISH).samples()) {
                    short louder = (short) Math.clamp(sample * gain, Short.MIN_VALUE, Short.MAX_VALUE);
                    keys += receiver.on(decoder.decode(encoder.encode(louder))).isPresent() ? 1 : 0;
                    samples++;
                }
            }
        }

        assertThat(samples).as("two minutes of speech").isGreaterThan(120 * 8_000);
        assertThat(keys).isLessThanOrEqualTo(1);
    }
}
