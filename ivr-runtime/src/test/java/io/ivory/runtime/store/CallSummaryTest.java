package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallSummaryTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @Test
    void noCallLastsLessThanNothing() {
        assertThat(ended(NOON.plusSeconds(90)).length()).contains(Duration.ofSeconds(90));
        assertThat(ended(NOON.minus(Duration.ofHours(1))).length())
                .as("the clock was set back")
                .contains(Duration.ZERO);
    }

    private static CallSummary ended(Instant at) {
        return new CallSummary(new CallId("a"), "1", "2", "flow", "Flow", 1, NOON, NOON, at, CallOutcome.COMPLETED);
    }
}
