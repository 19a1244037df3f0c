package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.Pcm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EncodedSoundsTest {

    private final EncodedSounds sounds = new EncodedSounds();

    @Test
    void callsThatHearTheSameShareItsBytes() {
        var prompt = Pcm.silence(Duration.ofMillis(100));

        byte[] first = sounds.of(prompt, Codec.PCMU);

        assertThat(first).isEqualTo(Codec.PCMU.encode(prompt.samples()));
        assertThat(sounds.of(prompt, Codec.PCMU)).isSameAs(first);
        assertThat(sounds.of(new Pcm(prompt.samples()), Codec.PCMU)).isSameAs(first);
        assertThat(sounds.of(prompt, Codec.PCMA)).isNotEqualTo(first);
        assertThat(sounds.of(Pcm.silence(Duration.ofMillis(100)), Codec.PCMU)).isNotSameAs(first);
    }

    @Test
    void bytesGoWithTheirSound() {
        for (int i = 0; i < 200; i++) {
            sounds.of(Pcm.silence(Duration.ofSeconds(1)), Codec.PCMU);
        }
        System.gc();

        await().untilAsserted(() -> {
            sounds.of(Pcm.silence(Duration.ofMillis(1)), Codec.PCMU);
            assertThat(sounds.size()).isLessThan(200);
        });
    }
}
