package io.ivory.designer.metrics;

import io.ivory.runtime.telephony.AnswerTimes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Measures how long callers wait for the answer. */
@Component
final class AnswerTimer implements AnswerTimes {

    /** From what nobody notices to what makes callers hang up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final Timer timer;

    AnswerTimer(MeterRegistry registry) {
        timer = Timer.builder("ivory.calls.answer")
                .description("From the INVITE to our answer")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void answered(Duration sinceInvite) {
        timer.record(sinceInvite);
    }
}
