package io.ivory.flow.resource;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.resource.OpeningHours.Days;
import io.ivory.flow.resource.OpeningHours.State;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final TimeRange DAY = range("09:00", "18:00");
    private static final TimeRange NIGHT = range("22:00", "06:00");

    /** Mon-Fri 9 to 18, Sat 10 to 14; closed at Christmas (a Friday), special hours on the Saturday after. */
    private static final OpeningHours SHOP = new OpeningHours(
            BERLIN,
            week(Map.of(SATURDAY, List.of(range("10:00", "14:00"))), DAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
            Map.of(LocalDate.parse("2026-12-25"), new SpecialDay("Christmas", List.of())),
            Map.of(LocalDate.parse("2026-12-26"), new SpecialDay("Sale", List.of(range("08:00", "20:00")))));

    private static final OpeningHours BAR =
            new OpeningHours(BERLIN, week(Map.of(), NIGHT, DayOfWeek.values()), Map.of(), Map.of());

    @Test
    void theFirstMinuteBelongsToARangeAndTheLastNoLonger() {
        assertThat(SHOP.at(berlin("2026-11-23T08:59:59"))).isEqualTo(State.CLOSED);
        assertThat(SHOP.at(berlin("2026-11-23T09:00"))).isEqualTo(State.OPEN);
        assertThat(SHOP.at(berlin("2026-11-23T17:59:59"))).isEqualTo(State.OPEN);
        assertThat(SHOP.at(berlin("2026-11-23T18:00"))).isEqualTo(State.CLOSED);
        assertThat(SHOP.at(berlin("2026-11-22T12:00"))).isEqualTo(State.CLOSED);
    }

    @Test
    void aHolidayIsClosedAndASpecialDayIsSpecialWhileItIsOpen() {
        assertThat(SHOP.at(berlin("2026-12-25T12:00"))).isEqualTo(State.CLOSED);
        assertThat(SHOP.at(berlin("2026-12-26T19:00"))).isEqualTo(State.SPECIAL);
        assertThat(SHOP.at(berlin("2026-12-26T21:00"))).isEqualTo(State.CLOSED);
    }

    @Test
    void aNightRunsOnIntoTheNextDay() {
        assertThat(BAR.at(berlin("2026-11-23T21:59"))).isEqualTo(State.CLOSED);
        assertThat(BAR.at(berlin("2026-11-23T23:30"))).isEqualTo(State.OPEN);
        assertThat(BAR.at(berlin("2026-11-24T00:00"))).isEqualTo(State.OPEN);
        assertThat(BAR.at(berlin("2026-11-24T05:59"))).isEqualTo(State.OPEN);
        assertThat(BAR.at(berlin("2026-11-24T06:00"))).isEqualTo(State.CLOSED);
    }

    @Test
    void theNightBeforeAHolidayEndsOnTheHolidayMorning() {
        var bar = with(BAR, Map.of("2026-12-25", List.of()), Map.of());

        assertThat(bar.at(berlin("2026-12-25T03:00"))).isEqualTo(State.OPEN);
        assertThat(bar.at(berlin("2026-12-25T23:00"))).isEqualTo(State.CLOSED);
        assertThat(bar.at(berlin("2026-12-26T03:00"))).isEqualTo(State.CLOSED);
    }

    @Test
    void theNightOfASpecialDayStaysSpecialPastMidnightAndTheNightBeforeStaysUsual() {
        var bar = with(BAR, Map.of(), Map.of("2026-12-31", List.of(NIGHT)));

        assertThat(bar.at(berlin("2026-12-31T03:00"))).isEqualTo(State.OPEN);
        assertThat(bar.at(berlin("2026-12-31T23:00"))).isEqualTo(State.SPECIAL);
        assertThat(bar.at(berlin("2027-01-01T03:00"))).isEqualTo(State.SPECIAL);
        assertThat(bar.at(berlin("2027-01-01T23:00"))).isEqualTo(State.OPEN);
    }

    @Test
    void theTwentyNinthOfFebruaryIsADayAsAnyOther() {
        var leapDay = LocalDate.parse("2028-02-29"); // a Tuesday

        assertThat(SHOP.at(berlin("2028-02-29T08:59"))).isEqualTo(State.CLOSED);
        assertThat(SHOP.at(berlin("2028-02-29T09:00"))).isEqualTo(State.OPEN);
        assertThat(SHOP.openOnDate(leapDay)).containsExactly(DAY);
        assertThat(SHOP.nextOpening(berlin("2028-02-28T18:00"))).contains(berlin("2028-02-29T09:00"));
        assertThat(SHOP.nextOpening(berlin("2028-02-29T18:00"))).contains(berlin("2028-03-01T09:00"));
    }

    @Test
    void nightsRunIntoTheLeapDayAndOutOfIt() {
        assertThat(BAR.at(berlin("2028-02-29T05:59"))).isEqualTo(State.OPEN);
        assertThat(BAR.at(berlin("2028-02-29T06:00"))).isEqualTo(State.CLOSED);
        assertThat(BAR.at(berlin("2028-03-01T05:59"))).isEqualTo(State.OPEN);
        assertThat(BAR.at(berlin("2028-03-01T06:00"))).isEqualTo(State.CLOSED);
    }

    @Test
    void aHolidayOnTheLeapDayIsForThatYearAlone() {
        var shop = with(SHOP, Map.of("2028-02-29", List.of()), Map.of());

        assertThat(shop.at(berlin("2028-02-29T12:00"))).isEqualTo(State.CLOSED);
        assertThat(shop.at(berlin("2028-02-28T12:00"))).isEqualTo(State.OPEN);
        assertThat(shop.at(berlin("2028-03-01T12:00"))).isEqualTo(State.OPEN);
        assertThat(shop.at(berlin("2027-03-01T12:00"))).isEqualTo(State.OPEN);
        assertThat(shop.nextOpening(berlin("2028-02-28T18:00"))).contains(berlin("2028-03-01T09:00"));
    }

    @Test
    void anOverrideMayEndOnTheLeapDay() {
        var shop = overridden(SHOP, State.CLOSED, "2028-02-28T00:00", "2028-02-29T12:00");

        assertThat(shop.at(berlin("2028-02-29T11:59"))).isEqualTo(State.CLOSED);
        assertThat(shop.at(berlin("2028-02-29T12:00"))).isEqualTo(State.OPEN);
    }

    @Test
    void aDayAroundTheClockHasNoGapAtMidnight() {
        var always =
                new OpeningHours(BERLIN, week(Map.of(), TimeRange.ALL_DAY, DayOfWeek.values()), Map.of(), Map.of());

        assertThat(always.at(berlin("2026-11-23T00:00"))).isEqualTo(State.OPEN);
        assertThat(always.at(berlin("2026-11-23T23:59:59"))).isEqualTo(State.OPEN);
    }

    @Test
    void inTheNightWithoutTheHourFromTwoToThreeAShopOpensAtThree() {
        var early = daily(range("02:30", "04:00"));

        assertThat(early.at(Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo(State.CLOSED);
        assertThat(early.at(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo(State.OPEN);
        assertThat(early.nextOpening(Instant.parse("2026-03-29T00:30:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void inTheNightWithTheHourFromTwoToThreeTwiceAShopIsOpenInBoth() {
        var night = daily(range("01:00", "02:30"));

        assertThat(night.at(Instant.parse("2026-10-25T00:15:00Z"))).isEqualTo(State.OPEN);
        assertThat(night.at(Instant.parse("2026-10-25T00:45:00Z"))).isEqualTo(State.CLOSED);
        assertThat(night.at(Instant.parse("2026-10-25T01:15:00Z"))).isEqualTo(State.OPEN);
        assertThat(night.nextOpening(Instant.parse("2026-10-25T00:45:00Z")))
                .contains(Instant.parse("2026-10-25T01:00:00Z"));
    }

    @Test
    void theNextOpeningSkipsClosedDays() {
        assertThat(SHOP.nextOpening(berlin("2026-12-24T18:00"))).contains(berlin("2026-12-26T08:00"));
        assertThat(SHOP.nextOpening(berlin("2026-11-21T15:00"))).contains(berlin("2026-11-23T09:00"));
        assertThat(SHOP.nextOpening(berlin("2026-11-23T08:00"))).contains(berlin("2026-11-23T09:00"));
    }

    @Test
    void whoIsOpenNeedsNotWait() {
        assertThat(SHOP.nextOpening(berlin("2026-11-23T12:34:56"))).contains(berlin("2026-11-23T12:34:56"));
    }

    @Test
    void whoNeverOpensHasNoNextOpening() {
        var closed = new OpeningHours(BERLIN, Map.of(), Map.of(), Map.of());

        assertThat(closed.nextOpening(berlin("2026-11-23T12:00"))).isEmpty();
    }

    @Test
    void theWeekIsSummedUpAsPeopleSayIt() {
        assertThat(SHOP.weekSummary())
                .containsExactly(
                        new Days(MONDAY, FRIDAY, List.of(DAY)),
                        new Days(SATURDAY, SATURDAY, List.of(range("10:00", "14:00"))),
                        new Days(SUNDAY, SUNDAY, List.of()));
    }

    @Test
    void aSnowDayIsClosedUntilItEndsByItself() {
        var snow = overridden(SHOP, State.CLOSED, "2026-11-23T08:00", "2026-11-24T12:00");

        assertThat(snow.at(berlin("2026-11-23T10:00"))).isEqualTo(State.CLOSED);
        assertThat(snow.at(berlin("2026-11-24T11:59:59"))).isEqualTo(State.CLOSED);
        assertThat(snow.at(berlin("2026-11-24T12:00"))).isEqualTo(State.OPEN);
        assertThat(snow.nextOpening(berlin("2026-11-23T10:00"))).contains(berlin("2026-11-24T12:00"));
        assertThat(snow.overrideAt(berlin("2026-11-23T10:00")))
                .hasValueSatisfying(override -> assertThat(override.note()).isEqualTo("Snow"));
    }

    @Test
    void aShopMayOpenOnAHolidayAllTheSame() {
        var open = overridden(SHOP, State.SPECIAL, "2026-12-25T10:00", "2026-12-25T12:00");

        assertThat(open.at(berlin("2026-12-25T11:00"))).isEqualTo(State.SPECIAL);
        assertThat(open.at(berlin("2026-12-25T12:00"))).isEqualTo(State.CLOSED);
        assertThat(open.nextOpening(berlin("2026-12-25T01:00"))).contains(berlin("2026-12-25T10:00"));
        assertThat(open.openOnDate(LocalDate.parse("2026-12-25"))).containsExactly(range("10:00", "12:00"));
    }

    @Test
    void ofTwoOverridesTheOneThatBeganLastCounts() {
        var hours = SHOP.withOverrides(List.of(
                override(State.OPEN, "2026-11-23T10:00", "2026-11-23T11:00"),
                override(State.CLOSED, "2026-11-23T08:00", "2026-11-24T00:00")));

        assertThat(hours.at(berlin("2026-11-23T10:30"))).isEqualTo(State.OPEN);
        assertThat(hours.at(berlin("2026-11-23T11:30"))).isEqualTo(State.CLOSED);
    }

    @Test
    void anOverrideInTheHourThatTheClockRepeatsHoldsOnce() {
        var hours = overridden(BAR, State.CLOSED, "2026-10-25T02:30", "2026-10-25T02:45");

        assertThat(hours.at(Instant.parse("2026-10-25T00:29:00Z"))).isEqualTo(State.OPEN);
        assertThat(hours.at(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo(State.CLOSED);
        assertThat(hours.at(Instant.parse("2026-10-25T01:15:00Z"))).isEqualTo(State.CLOSED);
        assertThat(hours.at(Instant.parse("2026-10-25T01:45:00Z"))).isEqualTo(State.OPEN);
    }

    @Test
    void whoClosesForAnHourIsClosedForAnHourAlsoWhenTheClockIsChanged() {
        for (String night : List.of("2026-10-25T00:40:00Z", "2026-03-29T00:40:00Z", "2026-11-23T09:40:00Z")) {
            Instant now = Instant.parse(night);
            var override = HoursOverride.fromNow(State.CLOSED, now, now.plusSeconds(3_600), BERLIN, "");

            assertThat(override.holds(now, BERLIN)).as(night).isTrue();
            assertThat(override.end(BERLIN)).as(night).isBetween(now.plusSeconds(3_600), now.plusSeconds(3_660));
        }
    }

    @Test
    void whatIsOpenOnADayThatIsOverriddenInPart() {
        LocalDate monday = LocalDate.parse("2026-11-23");

        assertThat(overridden(SHOP, State.CLOSED, "2026-11-23T12:00", "2026-11-23T13:00")
                        .openOnDate(monday))
                .containsExactly(range("09:00", "12:00"), range("13:00", "18:00"));
        assertThat(overridden(SHOP, State.OPEN, "2026-11-23T18:00", "2026-11-24T00:00")
                        .openOnDate(monday))
                .containsExactly(new TimeRange(LocalTime.of(9, 0), LocalTime.MIDNIGHT));
        assertThat(overridden(SHOP, State.CLOSED, "2026-11-22T12:00", "2026-11-25T00:00")
                        .openOnDate(monday))
                .isEmpty();
        assertThat(overridden(BAR, State.CLOSED, "2026-11-23T21:00", "2026-11-24T01:00")
                        .openOnDate(monday))
                .isEmpty();
        assertThat(overridden(BAR, State.OPEN, "2026-11-22T12:00", "2026-11-25T00:00")
                        .openOnDate(monday))
                .containsExactly(TimeRange.ALL_DAY);
        assertThat(overridden(SHOP, State.CLOSED, "2026-11-22T12:00", "2026-11-23T00:00")
                        .isException(monday))
                .isFalse();
    }

    @Test
    void anOverrideEndsAfterItBegins() {
        assertThatThrownBy(() -> override(State.CLOSED, "2026-11-23T08:00", "2026-11-23T08:00"))
                .hasMessageContaining("ends after it begins");
    }

    private static OpeningHours overridden(OpeningHours hours, State state, String from, String until) {
        return hours.withOverrides(List.of(override(state, from, until)));
    }

    private static HoursOverride override(State state, String from, String until) {
        return new HoursOverride(state, LocalDateTime.parse(from), LocalDateTime.parse(until), "Snow");
    }

    private static OpeningHours daily(TimeRange range) {
        return new OpeningHours(BERLIN, week(Map.of(), range, DayOfWeek.values()), Map.of(), Map.of());
    }

    private static OpeningHours with(
            OpeningHours hours, Map<String, List<TimeRange>> holidays, Map<String, List<TimeRange>> specialDays) {
        return new OpeningHours(hours.zone(), hours.week(), days(holidays), days(specialDays));
    }

    private static Map<LocalDate, SpecialDay> days(Map<String, List<TimeRange>> days) {
        var result = new LinkedHashMap<LocalDate, SpecialDay>();
        days.forEach((date, ranges) -> result.put(LocalDate.parse(date), new SpecialDay(date, ranges)));
        return result;
    }

    private static Map<DayOfWeek, List<TimeRange>> week(
            Map<DayOfWeek, List<TimeRange>> others, TimeRange range, DayOfWeek... days) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : days) {
            week.put(day, List.of(range));
        }
        week.putAll(others);
        return week;
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }
}
