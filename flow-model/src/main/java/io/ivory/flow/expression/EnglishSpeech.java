package io.ivory.flow.expression;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.ivory.flow.resource.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** English, in ASCII words that a simple speech engine says right: {@code nine thirty A M}, not {@code 9:30 am}. */
final class EnglishSpeech implements Speech {

    static final EnglishSpeech INSTANCE = new EnglishSpeech();

    private static final String CARDINAL = "%spellout-cardinal";
    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('*', "star"),
            Map.entry('#', "hash"),
            Map.entry('-', "dash"),
            Map.entry('.', "dot"),
            Map.entry('@', "at"),
            Map.entry('/', "slash"),
            Map.entry('_', "underscore"),
            Map.entry('+', "plus"));
    private static final Map<String, Coins> COINS = Map.of(
            "USD", new Coins("dollar", "dollars", "cent", "cents"),
            "EUR", new Coins("euro", "euros", "cent", "cents"),
            "GBP", new Coins("pound", "pounds", "penny", "pence"),
            "RUB", new Coins("rouble", "roubles", "kopeck", "kopecks"));

    private final Spellout spellout = new Spellout(ULocale.ENGLISH);

    private EnglishSpeech() {}

    private record Coins(String one, String many, String smallOne, String smallMany) {}

    @Override
    public String digits(String digits) {
        return SpokenText.oneByOne(digits, SIGNS);
    }

    @Override
    public String number(BigDecimal number) {
        return spellout.say(number);
    }

    @Override
    public String count(BigDecimal number, CountedNoun noun) {
        return number(number) + " " + noun.after(number);
    }

    @Override
    public String ordinal(long number, Gender gender) {
        return spellout.say(number, "%spellout-ordinal");
    }

    @Override
    public String money(BigDecimal amount, String currency) {
        BigDecimal rounded = amount.abs().setScale(2, RoundingMode.HALF_UP);
        long whole = rounded.longValue();
        long small = rounded.remainder(BigDecimal.ONE).movePointRight(2).longValue();
        Coins coins = COINS.get(currency);
        String minus = amount.signum() < 0 ? "minus " : "";
        if (coins == null) {
            String name = Currency.getInstance(currency)
                    .getName(
                            ULocale.ENGLISH,
                            Currency.PLURAL_LONG_NAME,
                            whole == 1 && small == 0 ? "one" : "other",
                            null);
            return minus + spellout.say(rounded.stripTrailingZeros()) + " " + name;
        }
        String big = count(whole, coins.one(), coins.many());
        String cents = count(small, coins.smallOne(), coins.smallMany());
        return minus + (small == 0 ? big : whole == 0 ? cents : big + " and " + cents);
    }

    private String count(long number, String one, String many) {
        return spellout.say(number, CARDINAL) + " " + (number == 1 ? one : many);
    }

    @Override
    public String date(LocalDate date, LocalDate today) {
        String day = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + spellout.say(date.getDayOfMonth(), "%spellout-ordinal");
        return date.getYear() == today.getYear()
                ? day
                : day + ", " + spellout.say(date.getYear(), "%spellout-numbering-year");
    }

    /** Capitals: a speech engine takes a lower-case "a" for the article. */
    @Override
    public String time(LocalTime time) {
        if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
            return time.getHour() == 0 ? "midnight" : "noon";
        }
        String hour = spellout.say((time.getHour() + 11) % 12 + 1, CARDINAL);
        int minute = time.getMinute();
        String minutes = minute == 0 ? "" : (minute < 10 ? " oh " : " ") + spellout.say(minute, CARDINAL);
        return hour + minutes + (time.getHour() < 12 ? " A M" : " P M");
    }

    @Override
    public String duration(Duration duration) {
        var parts = new ArrayList<String>();
        addUnless0(parts, duration.toDays(), "day", "days");
        addUnless0(parts, duration.toHoursPart(), "hour", "hours");
        addUnless0(parts, duration.toMinutesPart(), "minute", "minutes");
        addUnless0(parts, duration.toSecondsPart(), "second", "seconds");
        return parts.isEmpty() ? "zero seconds" : SpokenText.listed(parts, "and");
    }

    private void addUnless0(List<String> parts, long number, String one, String many) {
        if (number != 0) {
            parts.add(count(number, one, many));
        }
    }

    @Override
    public String phone(List<String> groups) {
        return SpokenText.grouped(groups, "plus");
    }

    @Override
    public String spell(String text) {
        return SpokenText.oneByOne(text, SIGNS);
    }

    @Override
    public String days(List<DayOfWeek> days, List<TimeRange> ranges) {
        String named = named(days);
        return ranges.isEmpty() ? "closed " + (days.size() == 7 ? "" : "on ") + named : named + " " + hours(ranges);
    }

    private static String named(List<DayOfWeek> days) {
        return switch (days.size()) {
            case 1 -> name(days.getFirst());
            case 2 -> name(days.getFirst()) + " and " + name(days.getLast());
            case 7 -> "every day";
            default -> name(days.getFirst()) + " to " + name(days.getLast());
        };
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private String hours(List<TimeRange> ranges) {
        return SpokenText.listed(ranges.stream().map(this::range).toList(), "and");
    }

    private String range(TimeRange range) {
        return range.from().equals(range.to())
                ? "around the clock"
                : "from " + time(range.from()) + " to " + time(range.to());
    }

    @Override
    public String today(List<TimeRange> ranges) {
        return ranges.isEmpty() ? "Today we are closed" : "Today we are open " + hours(ranges);
    }
}
