package io.ivory.designer.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoursWordsTest {

    private static final TimeRange NINE_TO_SIX = new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0));

    @Test
    void peopleMayWriteHoursAsTheyLike() {
        assertThat(HoursWords.parse("9-18")).contains(List.of(NINE_TO_SIX));
        assertThat(HoursWords.parse(" 09:00 – 18:00 ")).contains(List.of(NINE_TO_SIX));
        assertThat(HoursWords.parse("")).contains(List.of());
        assertThat(HoursWords.parse("9-18, 20:30-24"))
                .contains(List.of(NINE_TO_SIX, new TimeRange(LocalTime.of(20, 30), LocalTime.MIDNIGHT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nine to six", "9-25", "9", "9-9", "9:75-10"})
    void whatIsNoTimeIsRefused(String typed) {
        assertThat(HoursWords.parse(typed)).isEmpty();
    }

    @Test
    void daysWithTheSameHoursAreNamedTogether() {
        var hours = new OpeningHours(
                ZoneOffset.UTC,
                Map.of(
                        DayOfWeek.MONDAY, List.of(NINE_TO_SIX),
                        DayOfWeek.TUESDAY, List.of(NINE_TO_SIX),
                        DayOfWeek.SATURDAY, List.of(new TimeRange(LocalTime.of(10, 0), LocalTime.of(14, 0)))),
                Map.of(),
                Map.of());

        assertThat(HoursWords.week(hours)).isEqualTo("Mon–Tue 09:00–18:00 · Sat 10:00–14:00");
    }
}
