package io.ivory.designer.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class MomentsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void momentsAreNamedByTheDaysOfTheReader() {
        assertThat(Moments.of(NOON.minusSeconds(60), NOON, ZoneOffset.UTC)).isEqualTo("today 11:59");
        assertThat(Moments.of(NOON.minusSeconds(86_400), NOON, ZoneOffset.UTC)).isEqualTo("yesterday 12:00");
        assertThat(Moments.of(Instant.parse("2025-01-02T03:04:00Z"), NOON, ZoneOffset.UTC))
                .isEqualTo("2 Jan 2025 03:04");
        assertThat(Moments.of(Instant.parse("2026-11-22T23:30:00Z"), NOON, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("today 08:30");
    }

    @Test
    void lengthsCountHoursOnlyWhereThereAreSome() {
        assertThat(Moments.length(Duration.ofSeconds(67))).isEqualTo("1:07");
        assertThat(Moments.length(Duration.ofSeconds(3_729))).isEqualTo("1:02:09");
    }
}
