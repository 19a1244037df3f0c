package io.ivory.flow.expression;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Opening hours as they are said: from the calendar, with holidays, special days and what overrides them. */
class SpokenHoursTest {

    private static final LocalDate SUNDAY_OF_THE_CALL = LocalDate.of(2026, 11, 22);

    @Test
    void openingHoursAreSpokenFromTheCalendar() {
        var shop = hours(Map.of(), Map.of());

        assertThat(hoursSaid(Language.ENGLISH, shop))
                .isEqualTo("Monday to Friday from nine A M to six P M, Saturday from ten A M to four P M,"
                        + " closed on Sunday");
        assertThat(hoursSaid(Given.RUSSIAN, shop))
                .isEqualTo("с понедельника по пятницу с девяти часов до восемнадцати часов,"
                        + " в субботу с десяти часов до шестнадцати часов, в воскресенье закрыто");
    }

    @Test
    void aHolidayTodayIsSaidToo() {
        var shop = hours(Map.of(SUNDAY_OF_THE_CALL, new SpecialDay("Founding day", List.of())), Map.of());

        assertThat(hoursSaid(Language.ENGLISH, shop)).endsWith("closed on Sunday. Today we are closed");
        assertThat(hoursSaid(Given.RUSSIAN, shop)).endsWith("Сегодня мы не работаем");
    }

    @Test
    void aSpecialDayTodayIsSaidWithItsHours() {
        var open = List.of(range("10:30", "12:00"), range("13:00", "15:30"));
        var shop = hours(Map.of(), Map.of(SUNDAY_OF_THE_CALL, new SpecialDay("Sale", open)));

        assertThat(hoursSaid(Language.ENGLISH, shop))
                .endsWith("Today we are open from ten thirty A M to noon and from one P M to three thirty P M");
        assertThat(hoursSaid(Given.RUSSIAN, shop))
                .endsWith("Сегодня мы работаем с десяти часов тридцати минут до двенадцати часов"
                        + " и с тринадцати часов до пятнадцати часов тридцати минут");
    }

    @Test
    void daysWithTheSameHoursAreSaidTogether() {
        var always = List.of(range("00:00", "00:00"));
        var late = List.of(range("21:01", "00:00"));
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        List.of(MONDAY, TUESDAY).forEach(day -> week.put(day, late));
        List.of(WEDNESDAY, THURSDAY, FRIDAY).forEach(day -> week.put(day, always));
        var bar = new OpeningHours(Given.MOSCOW, week, Map.of(), Map.of());

        assertThat(hoursSaid(Language.ENGLISH, bar))
                .isEqualTo("Monday and Tuesday from nine oh one P M to midnight,"
                        + " Wednesday to Friday around the clock, closed on Saturday and Sunday");
        assertThat(hoursSaid(Given.RUSSIAN, bar))
                .isEqualTo("в понедельник и вторник с двадцати одного часа одной минуты до полуночи,"
                        + " со среды по пятницу круглосуточно, в субботу и воскресенье закрыто");
        assertThat(hoursSaid(new Language("de"), bar))
                .startsWith("Montag - Dienstag: 21:01 - 00:00, Mittwoch - Freitag");
    }

    @Test
    void theSameHoursEveryDayAreSaidOnce() {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(range("09:00", "21:00")));
        }
        var shop = new OpeningHours(Given.MOSCOW, week, Map.of(), Map.of());

        assertThat(hoursSaid(Language.ENGLISH, shop)).isEqualTo("every day from nine A M to nine P M");
        assertThat(hoursSaid(Given.RUSSIAN, shop)).isEqualTo("ежедневно с девяти часов до двадцати одного часа");
    }

    @Test
    void whatOverridesTheDayIsSaid() {
        var shop = hours(Map.of(), Map.of());
        LocalDate today = LocalDate.of(2026, 11, 22);
        var snow = new HoursOverride(
                OpeningHours.State.CLOSED,
                today.atStartOfDay(),
                today.plusDays(1).atStartOfDay(),
                "Snow");
        assertThat(hoursSaid(Language.ENGLISH, shop.withOverrides(List.of(snow))))
                .endsWith(". Today we are closed");

        var late = new HoursOverride(OpeningHours.State.OPEN, today.atTime(20, 0), today.atTime(22, 0), "");
        assertThat(hoursSaid(Language.ENGLISH, shop.withOverrides(List.of(late))))
                .contains("Today we are open")
                .endsWith("from eight P M to ten P M");
    }

    @Test
    void theDayIsThatOfTheShop() {
        var monday = hours(Map.of(LocalDate.of(2026, 11, 23), new SpecialDay("Inventory", List.of())), Map.of());
        var inAuckland =
                new OpeningHours(ZoneId.of("Pacific/Auckland"), monday.week(), monday.holidays(), monday.specialDays());

        assertThat(hoursSaid(Language.ENGLISH, monday)).doesNotContain("Today");
        var call = Given.call(Language.ENGLISH, Map.of(), Map.of("shop", inAuckland));
        assertThat(SpokenFormat.HOURS.speak(
                        "shop",
                        FormatOptions.NONE,
                        new CallContext(
                                Map.of(),
                                call.call(),
                                Language.ENGLISH,
                                Given.NOON.plusSeconds(12 * 3_600),
                                Given.MOSCOW,
                                call.resources())))
                .hasValueSatisfying(words -> assertThat(words).endsWith("Today we are closed"));
    }

    private static String hoursSaid(Language language, OpeningHours hours) {
        return Given.EXPRESSIONS
                .prompt("{\"shop\" | hours}")
                .render(Given.call(language, Map.of(), Map.of("shop", hours)));
    }

    private static OpeningHours hours(Map<LocalDate, SpecialDay> holidays, Map<LocalDate, SpecialDay> special) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)) {
            week.put(day, List.of(range("09:00", "18:00")));
        }
        week.put(SATURDAY, List.of(range("10:00", "16:00")));
        return new OpeningHours(Given.MOSCOW, week, holidays, special);
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(LocalTime.parse(from), LocalTime.parse(to));
    }
}
