package io.ivory.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @Test
    void aClockThatIsSetBackKeepsNoServiceOutForLonger() {
        var breaker = new CircuitBreaker();
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            breaker.failed(NOON);
        }

        assertThat(breaker.mayAsk(NOON.plusSeconds(1))).isFalse();
        assertThat(breaker.mayAsk(NOON.minus(Duration.ofDays(1)))).isTrue();
    }
}
