package io.ivory.runtime.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What is counted of calls, from the events of calls alone. */
class CallCountsTest {

    /** An hour before midnight in Berlin. */
    private static final Instant EVENING = Instant.parse("2026-11-23T22:00:00Z");

    private static final Instant NEXT_DAY = EVENING.plus(Duration.ofHours(1));

    private final CallCounts counts = new CallCounts(ZoneId.of("Europe/Berlin"));

    @Test
    void callsAreCountedAsTheyBeginAndByHowTheyEnd() {
        begin("one", EVENING);
        begin("two", EVENING);
        begin("three", EVENING);
        end("one", CallOutcome.COMPLETED);
        end("two", CallOutcome.COMPLETED);

        assertThat(counts.begun()).isEqualTo(3);
        assertThat(counts.ended())
                .containsEntry(CallOutcome.COMPLETED, 2L)
                .containsEntry(CallOutcome.CALLER_HUNG_UP, 0L);
    }

    @Test
    void ofACallThatGoesOnWithoutItsCallerTheEndOfTheConversationCounts() {
        begin("one", EVENING);
        counts.on(new CallEvent.HungUp(new CallId("one"), EVENING, CallOutcome.CALLER_HUNG_UP));
        end("one", CallOutcome.COMPLETED);

        assertThat(counts.ended())
                .containsEntry(CallOutcome.CALLER_HUNG_UP, 1L)
                .containsEntry(CallOutcome.COMPLETED, 0L);
    }

    @Test
    void theMostAtOnceStaysForTheDay() {
        begin("one", EVENING);
        begin("two", EVENING);
        end("one", CallOutcome.COMPLETED);
        end("two", CallOutcome.COMPLETED);
        begin("three", EVENING);

        assertThat(counts.mostToday(EVENING)).isEqualTo(2);
    }

    @Test
    void atMidnightTheMostIsWhatGoesOnThen() {
        begin("one", EVENING);
        begin("two", EVENING);
        end("one", CallOutcome.COMPLETED);

        assertThat(counts.mostToday(NEXT_DAY)).isEqualTo(1);
        begin("three", NEXT_DAY);
        assertThat(counts.mostToday(NEXT_DAY)).isEqualTo(2);
    }

    private void begin(String call, Instant at) {
        counts.on(new CallEvent.Started(new CallId(call), at, "+4930123", "100", "line", 1));
    }

    private void end(String call, CallOutcome outcome) {
        counts.on(new CallEvent.Ended(new CallId(call), EVENING, outcome));
    }
}
