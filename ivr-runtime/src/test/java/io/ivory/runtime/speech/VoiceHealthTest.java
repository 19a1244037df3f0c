package io.ivory.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VoiceHealthTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @Test
    void aClockThatIsSetBackKeepsNoVoiceOutForLonger() {
        var health = new VoiceHealth();
        for (int i = 0; i < VoiceHealth.FAILURES; i++) {
            health.failed("no sound", NOON);
        }

        assertThat(health.reasonNotToAsk(NOON.plusSeconds(1))).isPresent();
        assertThat(health.reasonNotToAsk(NOON.minus(Duration.ofDays(1)))).isEmpty();
    }
}
