package io.ivory.flow.check;

import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The public holidays that fall on the same date every year and on which most shops close, by the time zone of the shop.
 * Those that move (Easter, Thanksgiving) or that only some regions keep are for the shop itself to enter.
 */
final class PublicHolidays {

    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

    /** Article 112 of the Labour Code of the Russian Federation. */
    private static final Map<MonthDay, String> RUSSIA = russia();

    private static final Map<MonthDay, String> UNITED_STATES =
            Map.of(NEW_YEAR, "New Year", MonthDay.of(7, 4), "Independence Day", MonthDay.of(12, 25), "Christmas Day");

    private static final Map<MonthDay, String> EUROPE = Map.of(
            NEW_YEAR,
            "New Year",
            MonthDay.of(12, 25),
            "Christmas Day",
            MonthDay.of(12, 26),
            "the second day of Christmas");

    private static final Map<MonthDay, String> ELSEWHERE = Map.of(NEW_YEAR, "New Year");

    private static final Set<String> RUSSIAN_CITIES = Set.of(
            "Moscow",
            "Kaliningrad",
            "Samara",
            "Volgograd",
            "Saratov",
            "Astrakhan",
            "Ulyanovsk",
            "Kirov",
            "Yekaterinburg",
            "Omsk",
            "Novosibirsk",
            "Barnaul",
            "Tomsk",
            "Novokuznetsk",
            "Krasnoyarsk",
            "Irkutsk",
            "Chita",
            "Yakutsk",
            "Vladivostok",
            "Magadan",
            "Sakhalin",
            "Srednekolymsk",
            "Kamchatka",
            "Anadyr",
            "Khandyga",
            "Ust-Nera");

    private static final Set<String> AMERICAN_CITIES = Set.of(
            "New_York", "Chicago", "Denver", "Phoenix", "Los_Angeles", "Anchorage", "Detroit", "Boise", "Honolulu");

    private PublicHolidays() {}

    static Map<MonthDay, String> of(ZoneId zone) {
        String id = zone.getId();
        String city = id.substring(id.lastIndexOf('/') + 1);
        if (RUSSIAN_CITIES.contains(city)) {
            return RUSSIA;
        }
        if (AMERICAN_CITIES.contains(city)
                || id.startsWith("America/Indiana/")
                || id.startsWith("America/Kentucky/")
                || id.startsWith("America/North_Dakota/")) {
            return UNITED_STATES;
        }
        return id.startsWith("Europe/") && !city.equals("Istanbul") ? EUROPE : ELSEWHERE;
    }

    private static Map<MonthDay, String> russia() {
        var days = new HashMap<MonthDay, String>();
        for (int day = 1; day <= 8; day++) {
            days.put(MonthDay.of(1, day), day == 7 ? "Christmas Day" : "the New Year holidays");
        }
        days.put(MonthDay.of(2, 23), "Defender of the Fatherland Day");
        days.put(MonthDay.of(3, 8), "International Women's Day");
        days.put(MonthDay.of(5, 1), "Spring and Labour Day");
        days.put(MonthDay.of(5, 9), "Victory Day");
        days.put(MonthDay.of(6, 12), "Russia Day");
        days.put(MonthDay.of(11, 4), "Unity Day");
        return Map.copyOf(days);
    }
}
