package io.ivory.designer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.meter.TurnedAway;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LastHourTest {

    private final LastHour hour = new LastHour();

    @Test
    void withinTheFirstHourAllThatWasCountedSinceTheStartCounts() {
        hour.note(busy(0), minute(0));
        hour.note(busy(4), minute(20));

        assertThat(hour.upTo(busy(6))).containsEntry(TurnedAway.ALL_LINES_BUSY, 6L);
    }

    @Test
    void whatWasCountedMoreThanAnHourAgoCountsNoMore() {
        for (int minute = 0; minute <= 90; minute++) {
            hour.note(busy(minute), minute(minute)); // one a minute
        }

        assertThat(hour.upTo(busy(90))).containsEntry(TurnedAway.ALL_LINES_BUSY, 60L);
    }

    @Test
    void lookingMoreOftenThanOnceAMinuteRemembersNoMore() {
        hour.note(busy(0), minute(0));
        hour.note(busy(5), minute(0) + Duration.ofSeconds(30).toNanos());
        hour.note(busy(9), minute(60) + Duration.ofSeconds(10).toNanos());

        assertThat(hour.upTo(busy(9))).containsEntry(TurnedAway.ALL_LINES_BUSY, 9L);
    }

    @Test
    void countersThatBeginAnewCountFromZero() {
        hour.note(busy(8), minute(0));

        assertThat(hour.upTo(busy(2))).containsEntry(TurnedAway.ALL_LINES_BUSY, 2L);
    }

    @Test
    void beforeAnybodyLookedAllCounts() {
        assertThat(hour.upTo(busy(3))).containsEntry(TurnedAway.ALL_LINES_BUSY, 3L);
    }

    private static Map<TurnedAway, Long> busy(long count) {
        return Map.of(TurnedAway.ALL_LINES_BUSY, count);
    }

    private static long minute(long minutes) {
        return Duration.ofMinutes(minutes).toNanos();
    }
}
