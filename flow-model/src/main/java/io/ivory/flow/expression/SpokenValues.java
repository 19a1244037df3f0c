package io.ivory.flow.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values as tables and services write them. */
final class SpokenValues {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6}|,\\d{1,2})?");
    private static final Pattern DIGITS = Pattern.compile("[0-9*# -]{1,64}");
    private static final Pattern SHORT_DURATION = Pattern.compile(
            "(?:(\\d{1,5})\\s*d)?\\s*(?:(\\d{1,5})\\s*h)?\\s*(?:(\\d{1,5})\\s*m)?\\s*(?:(\\d{1,5})\\s*s)?");
    private static final Pattern PHONE = Pattern.compile("(?:tel:|sips?:)?(\\+?)([0-9 ()./-]{2,40})(?:@.*)?");
    private static final Pattern ISO_DAYS = Pattern.compile("P(\\d{1,5})([DW])");

    private SpokenValues() {}

    /** Digits and keys without spaces and hyphens. */
    static Optional<String> digits(String value) {
        String digits = value.replaceAll("[ -]", "");
        return DIGITS.matcher(value).matches() && !digits.isEmpty() ? Optional.of(digits) : Optional.empty();
    }

    /** A number with a decimal point, or a decimal comma and at most two digits: more could be thousands. */
    static Optional<BigDecimal> number(String value) {
        String number = value.strip();
        return NUMBER.matcher(number).matches()
                ? Optional.of(new BigDecimal(number.replace(',', '.')))
                : Optional.empty();
    }

    /** A whole number from 0. */
    static Optional<Long> whole(String value) {
        return number(value)
                .filter(number ->
                        number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValue);
    }

    /** A day: {@code 2026-11-24}, or the day of a moment in {@code zone}. */
    static Optional<LocalDate> date(String value, ZoneId zone) {
        try {
            return Optional.of(
                    value.contains("T") ? moment(value, zone).toLocalDate() : LocalDate.parse(value.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A time of day: {@code 09:30}, or that of a moment in {@code zone}. */
    static Optional<LocalTime> time(String value, ZoneId zone) {
        try {
            return Optional.of(value.contains("T") ? moment(value, zone).toLocalTime() : wallClock(value.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** {@code 09:30}, and {@code 9:30} as people write it in tables. */
    private static LocalTime wallClock(String time) {
        return LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time);
    }

    /** An ISO 8601 date and time; without an offset it is by the wall clock of {@code zone}. */
    private static LocalDateTime moment(String value, ZoneId zone) {
        String moment = value.strip();
        boolean hasOffset = moment.endsWith("Z") || moment.matches(".*T.*[+-]\\d\\d(:?\\d\\d)?");
        return hasOffset
                ? OffsetDateTime.parse(moment).atZoneSameInstant(zone).toLocalDateTime()
                : LocalDateTime.parse(moment);
    }

    static Optional<Duration> duration(String value) {
        String text = value.strip();
        Matcher days = ISO_DAYS.matcher(text);
        if (days.matches()) {
            return Optional.of(Duration.ofDays(
                    Long.parseLong(days.group(1)) * (days.group(2).equals("W") ? 7 : 1)));
        }
        try {
            Duration duration = text.startsWith("P") ? Duration.parse(text) : shortDuration(text);
            return duration.isNegative() ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Duration shortDuration(String text) {
        Matcher parts = SHORT_DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new DateTimeException("not a length of time");
        }
        return Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    /** A telephone number in the groups it is said in, the first one {@code +} if it is international. */
    static Optional<List<String>> phone(String value) {
        Matcher phone = PHONE.matcher(value.strip());
        if (!phone.matches()) {
            return Optional.empty();
        }
        String digits = phone.group(2).replaceAll("\\D", "");
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        var groups = new ArrayList<String>();
        if (!phone.group(1).isEmpty()) {
            groups.add("+");
        }
        groups.addAll(groups(digits));
        return Optional.of(groups);
    }

    /** The country code of a long number, then threes, and twos at the end: 7, 916, 123, 45, 67. */
    private static List<String> groups(String digits) {
        var groups = new ArrayList<String>();
        int at = 0;
        if (digits.length() > 10) {
            at = digits.length() - 10;
            groups.add(digits.substring(0, at));
        }
        while (digits.length() - at > 4) {
            groups.add(digits.substring(at, at + 3));
            at += 3;
        }
        while (digits.length() - at > 3) {
            groups.add(digits.substring(at, at + 2));
            at += 2;
        }
        if (at < digits.length()) {
            groups.add(digits.substring(at));
        }
        return groups;
    }
}
