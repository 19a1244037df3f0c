package io.ivory.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Lookup;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.OpeningHours.State;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about opening hours, holidays and promotions. */
class TimeRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @Test
    void theShopOpensAtTimes() {
        assertThat(shown(new NeverOpen(), hours(MOSCOW, "09:00-18:00"))).isEmpty();
        assertThat(shown(new NeverOpen(), hours(MOSCOW)))
                .containsExactly(
                        "open the opening hours \"shop\" have no open hour at all: fill in when the shop is open");
    }

    @Test
    void aShopThatOpensOnHolidaysOnlyIsOpenAtTimes() {
        var hours = new OpeningHours(
                MOSCOW, Map.of(), Map.of(TODAY, new SpecialDay("Fair", List.of(TimeRange.ALL_DAY))), Map.of());

        assertThat(shown(new NeverOpen(), hours)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00-13:00 13:00-18:00", "09:00-13:00 14:00-18:00", "09:00-24:00", "22:00-06:00"})
    void rangesThatTouchOrPauseAreFine(String ranges) {
        assertThat(shown(new HoursOverlap(), hours(MOSCOW, ranges.split(" ")))).isEmpty();
        assertThat(shown(new HoursGap(), hours(MOSCOW, ranges.split(" ")))).isEmpty();
    }

    @Test
    void rangesThatOverlapAreNamed() {
        assertThat(shown(new HoursOverlap(), hours(MOSCOW, "09:00-13:00", "12:30-18:00")))
                .containsExactly("open the opening hours \"shop\" say 09:00-13:00 and 12:30-18:00 on Monday, which"
                        + " overlap: change where one ends");
    }

    @Test
    void aNightThatRunsIntoTheMorningIsNamed() {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        week.put(DayOfWeek.FRIDAY, List.of(range("20:00-10:00")));
        week.put(DayOfWeek.SATURDAY, List.of(range("09:00-18:00")));

        assertThat(shown(new HoursOverlap(), new OpeningHours(MOSCOW, week, Map.of(), Map.of())))
                .containsExactly(
                        "open the opening hours \"shop\" say 20:00-10:00 on Friday, which runs into 09:00-18:00"
                                + " on Saturday: change where one ends");
    }

    @ParameterizedTest
    @CsvSource({
        "09:00-12:59 13:00-18:00, 12:59, 09:00-12:59 end at 13:00",
        "09:00-23:59, 23:59, 09:00-23:59 end at 24:00"
    })
    void aMinuteThatIsLeftOutIsNamed(String ranges, String at, String cure) {
        assertThat(shown(new HoursGap(), hours(MOSCOW, ranges.split(" "))))
                .containsExactly("open the opening hours \"shop\" are closed for one minute at " + at
                        + " on Monday: let " + cure);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow, 2026-12-20, the New Year holidays (2027-01-01)",
        "America/New_York, 2026-06-01, Independence Day (2026-07-04)",
        "Europe/Berlin, 2026-12-01, Christmas Day (2026-12-25)",
        "Asia/Tokyo, 2026-12-01, New Year (2027-01-01)"
    })
    void theNextHolidaysAreEntered(String zone, LocalDate today, String forgotten) {
        var always = hours(ZoneId.of(zone), "09:00-18:00");

        assertThat(shown(new HolidayWithoutRule(), always, today))
                .singleElement()
                .asString()
                .contains(forgotten);
    }

    @Test
    void aHolidayThatIsEnteredOrFarAwayOrFreeAnywayIsNotForgotten() {
        LocalDate december = LocalDate.of(2026, 12, 1);
        var entered = new OpeningHours(
                ZoneId.of("Asia/Tokyo"),
                everyDay("09:00-18:00"),
                Map.of(LocalDate.of(2027, 1, 1), new SpecialDay("New Year", List.of())),
                Map.of());

        assertThat(shown(new HolidayWithoutRule(), entered, december)).isEmpty();
        assertThat(shown(new HolidayWithoutRule(), hours(MOSCOW), december)).isEmpty();
        assertThat(shown(new HolidayWithoutRule(), hours(MOSCOW, "09:00-18:00"), LocalDate.of(2026, 7, 1)))
                .isEmpty();
        assertThat(shown(new HolidayWithoutRule(), hours(MOSCOW, "09:00-18:00")))
                .isEmpty();
    }

    @Test
    void daysThatAreAllOverAreNoted() {
        assertThat(shown(new PastDays(), holidays(TODAY.minusDays(1)), TODAY))
                .containsExactly(
                        "open the opening hours \"shop\" know no holiday or special day after 2026-11-23: enter"
                                + " those that come, and delete what is over");
        assertThat(shown(new PastDays(), holidays(TODAY), TODAY)).isEmpty();
        assertThat(shown(new PastDays(), hours(MOSCOW), TODAY)).isEmpty();
        assertThat(shown(new PastDays(), holidays(TODAY.minusDays(1))))
                .as("on no day")
                .isEmpty();
    }

    @Test
    void overridesThatAreOverAreNoted() {
        var yesterday = overridden(State.CLOSED, TODAY.minusDays(1), TODAY);

        assertThat(shown(new OverrideOver(), hours(MOSCOW, "09:00-18:00").withOverrides(List.of(yesterday)), TODAY))
                .containsExactly(
                        "open the opening hours \"shop\" hold an override that is over, the last since 2026-11-24T00:00:"
                                + " delete what is over");
        var today = overridden(State.CLOSED, TODAY, TODAY.plusDays(1));
        assertThat(shown(new OverrideOver(), hours(MOSCOW).withOverrides(List.of(today)), TODAY))
                .isEmpty();
        assertThat(shown(new OverrideOver(), hours(MOSCOW).withOverrides(List.of(yesterday))))
                .as("on no day")
                .isEmpty();
    }

    @Test
    void overridesDoNotContradictOneAnother() {
        var closed = overridden(State.CLOSED, TODAY, TODAY.plusDays(2));
        var open = overridden(State.OPEN, TODAY.plusDays(1), TODAY.plusDays(3));
        var after = overridden(State.OPEN, TODAY.plusDays(2), TODAY.plusDays(3));

        assertThat(shown(new OverrideOverlap(), hours(MOSCOW).withOverrides(List.of(closed, open))))
                .singleElement()
                .asString()
                .contains("closed from 2026-11-24T00:00 until 2026-11-26T00:00, and open from 2026-11-25T00:00");
        assertThat(shown(new OverrideOverlap(), hours(MOSCOW).withOverrides(List.of(closed, after))))
                .isEmpty();
        assertThat(shown(new OverrideOverlap(), hours(MOSCOW).withOverrides(List.of(closed, closed))))
                .isEmpty();
    }

    private static HoursOverride overridden(State state, LocalDate from, LocalDate until) {
        return new HoursOverride(state, from.atStartOfDay(), until.atStartOfDay(), "");
    }

    @Test
    void specialDaysAreHeard() {
        var special = new OpeningHours(
                MOSCOW,
                everyDay("09:00-18:00"),
                Map.of(),
                Map.of(TODAY, new SpecialDay("Sale", List.of(TimeRange.ALL_DAY))));

        assertThat(shown(new SpecialDayUnheard(), special, TODAY)).hasSize(1);
        assertThat(shown(new SpecialDayUnheard(), special, TODAY.plusDays(1))).isEmpty();
        assertThat(shown(new SpecialDayUnheard(), hours(MOSCOW), TODAY)).isEmpty();
        assertThat(find(new SpecialDayUnheard(), Drawn.leading("open", "special", "welcome"), special, TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "+03:00", "Etc/GMT-3", "Z"})
    void aShopStandsAtAPlace(String zone) {
        assertThat(shown(new FixedOffsetZone(), hours(ZoneId.of(zone), "09:00-18:00")))
                .singleElement()
                .asString()
                .contains("in the time zone \"" + ZoneId.of(zone).getId() + "\"");
        assertThat(shown(new FixedOffsetZone(), hours(MOSCOW, "09:00-18:00"))).isEmpty();
    }

    @Test
    void promotionsEnd() {
        assertThat(promotions(new PromotionWithoutEnd(), "2026-12-01", "2026-12-31"))
                .isEmpty();
        assertThat(promotions(new PromotionWithoutEnd(), "2026-12-01", ""))
                .containsExactly("line 3 of the table \"delivery\" has no end: write its last day");
    }

    @Test
    void somePromotionIsNotOver() {
        assertThat(promotions(new PromotionOver(), "2026-11-01", "2026-11-24")).isEmpty();
        assertThat(promotions(new PromotionOver(), "2026-11-01", "")).isEmpty();
        assertThat(promotions(new PromotionOver(), "2026-11-01", "2026-11-23"))
                .containsExactly("everything in the table \"delivery\" is over since 2026-11-23: add what is valid now,"
                        + " or leave the offer out of the menu");
    }

    private static List<String> promotions(FlowCheck rule, String firstEnd, String secondEnd) {
        var table = new DataTable(
                List.of("from", "to", "time"), List.of(List.of("", firstEnd, "a"), List.of("", secondEnd, "b")));
        var flow = Drawn.with(
                "delivery",
                Lookup.class,
                lookup -> new Lookup(lookup.head(), "delivery", "today", lookup.match(), lookup.into(), true));
        var resources = new Resources(Map.of(), Map.of("delivery", table), Map.of(), Map.of(), Set.of());
        return rule.find(flow, Surroundings.of(resources).on(TODAY)).stream()
                .map(Finding::message)
                .toList();
    }

    private static OpeningHours hours(ZoneId zone, String... ranges) {
        return new OpeningHours(zone, ranges.length == 0 ? Map.of() : everyDay(ranges), Map.of(), Map.of());
    }

    private static OpeningHours holidays(LocalDate day) {
        return new OpeningHours(
                MOSCOW, everyDay("09:00-18:00"), Map.of(day, new SpecialDay("Free", List.of())), Map.of());
    }

    private static Map<DayOfWeek, List<TimeRange>> everyDay(String... ranges) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, Stream.of(ranges).map(TimeRulesTest::range).toList());
        }
        return week;
    }

    private static TimeRange range(String text) {
        String end = text.substring(6);
        return new TimeRange(
                LocalTime.parse(text.substring(0, 5)), end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end));
    }

    private static List<String> shown(FlowCheck rule, OpeningHours hours) {
        return find(rule, Drawn.shop(), hours, null);
    }

    private static List<String> shown(FlowCheck rule, OpeningHours hours, LocalDate today) {
        return find(rule, Drawn.shop(), hours, today);
    }

    private static List<String> find(
            FlowCheck rule, FlowDefinition flow, OpeningHours hours, @Nullable LocalDate today) {
        var resources = new Resources(Map.of("shop", hours), Map.of(), Map.of(), Map.of(), Set.of());
        return rule.find(flow, new Surroundings(resources, today, null, null)).stream()
                .map(finding -> finding.node() + " " + finding.message())
                .toList();
    }
}
