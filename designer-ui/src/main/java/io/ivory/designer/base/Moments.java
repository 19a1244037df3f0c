package io.ivory.designer.base;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts moments and lengths of time into words. */
public final class Moments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_EXACT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Moments() {}

    /** Such as "today 14:05", "yesterday 09:30", "3 Nov 18:00". */
    public static String of(Instant moment, Instant now, ZoneId zone) {
        ZonedDateTime at = moment.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        String day;
        if (at.toLocalDate().equals(today)) {
            day = "today";
        } else if (at.toLocalDate().equals(today.minusDays(1))) {
            day = "yesterday";
        } else {
            day = (at.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(at);
        }
        return day + " " + TIME.format(at);
    }

    /** The time of day with seconds. */
    public static String exact(Instant moment, ZoneId zone) {
        return TIME_EXACT.format(moment.atZone(zone));
    }

    /** Such as "1:07" or "1:02:09". */
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        String minutes = "%d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        return seconds < 3_600 ? minutes : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
