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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Russian: words bend with number, gender and case. */
final class RussianSpeech implements Speech {

    static final RussianSpeech INSTANCE = new RussianSpeech();

    private static final String NOMINATIVE = "";
    private static final String GENITIVE = "-genitive";
    private static final String ACCUSATIVE = "-accusative";
    private static final String DAY_OF_MONTH = "%spellout-ordinal-neuter-genitive";
    private static final String YEAR = "%spellout-ordinal-masculine-genitive";

    private static final Noun HOUR = new Noun("masculine", "час", "часа", "часов");
    private static final Noun MINUTE = new Noun("feminine", "минута", "минуты", "минут");
    private static final Noun WHOLE = new Noun("feminine", "целая", "целых", "целых");
    private static final List<Noun> FRACTIONS = List.of(
            new Noun("feminine", "десятая", "десятых", "десятых"),
            new Noun("feminine", "сотая", "сотых", "сотых"),
            new Noun("feminine", "тысячная", "тысячных", "тысячных"));
    private static final Noun KOPECK = new Noun("feminine", "копейка", "копейки", "копеек");
    private static final Noun CENT = new Noun("masculine", "цент", "цента", "центов");
    private static final Map<String, Coins> COINS = Map.of(
            "RUB", new Coins(new Noun("masculine", "рубль", "рубля", "рублей"), KOPECK),
            "BYN", new Coins(new Noun("masculine", "рубль", "рубля", "рублей"), KOPECK),
            "USD", new Coins(new Noun("masculine", "доллар", "доллара", "долларов"), CENT),
            "EUR", new Coins(new Noun("masculine", "евро", "евро", "евро"), CENT),
            "GBP",
                    new Coins(
                            new Noun("masculine", "фунт", "фунта", "фунтов"),
                            new Noun("masculine", "пенс", "пенса", "пенсов")),
            "KZT",
                    new Coins(
                            new Noun("masculine", "тенге", "тенге", "тенге"),
                            new Noun("masculine", "тиын", "тиына", "тиынов")));
    private static final List<String> MONTHS = List.of(
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря");
    private static final List<String> DAYS_FROM = List.of(
            "с понедельника", "со вторника", "со среды", "с четверга", "с пятницы", "с субботы", "с воскресенья");
    private static final List<String> DAYS_TO =
            List.of("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье");
    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('*', "звёздочка"),
            Map.entry('#', "решётка"),
            Map.entry('-', "дефис"),
            Map.entry('.', "точка"),
            Map.entry('@', "собака"),
            Map.entry('/', "косая черта"),
            Map.entry('_', "подчёркивание"),
            Map.entry('+', "плюс"));

    private final Spellout spellout = new Spellout(ULocale.forLanguageTag("ru"));

    private RussianSpeech() {}

    /** A counted noun: 1 час, 2 часа, 5 часов. */
    private record Noun(String gender, String one, String few, String many) {

        /** CLDR's plural rule for whole numbers in Russian. */
        String after(long number) {
            long lastTwo = Math.abs(number) % 100;
            long last = lastTwo % 10;
            if (lastTwo >= 11 && lastTwo <= 14) {
                return many;
            }
            return last == 1 ? one : last >= 2 && last <= 4 ? few : many;
        }
    }

    private record Coins(Noun big, Noun small) {}

    @Override
    public String digits(String digits) {
        return SpokenText.oneByOne(digits, SIGNS);
    }

    @Override
    public String number(BigDecimal number) {
        BigDecimal exact = number.setScale(
                        Math.min(3, Math.max(0, number.stripTrailingZeros().scale())), RoundingMode.HALF_UP)
                .abs();
        String minus = number.signum() < 0 ? "минус " : "";
        if (exact.scale() == 0) {
            return minus + say(exact.longValue(), "masculine", NOMINATIVE);
        }
        long fraction = exact.remainder(BigDecimal.ONE).unscaledValue().longValue();
        return minus + counted(exact.longValue(), WHOLE) + " " + counted(fraction, FRACTIONS.get(exact.scale() - 1));
    }

    /** With the gender of the noun, and in the accusative where the noun is: {@code одну посылку}. */
    @Override
    public String count(BigDecimal number, CountedNoun noun) {
        String form = noun.after(number);
        if (number.stripTrailingZeros().scale() > 0) {
            return number(number) + " " + form;
        }
        String first = noun.forms().getFirst();
        boolean isAccusative = noun.gender() == Gender.FEMININE && (first.endsWith("у") || first.endsWith("ю"));
        String minus = number.signum() < 0 ? "минус " : "";
        long count = number.abs().longValue();
        return minus + say(count, noun.gender().word(), isAccusative ? ACCUSATIVE : NOMINATIVE) + " " + form;
    }

    @Override
    public String ordinal(long number, Gender gender) {
        return dotted(spellout.say(number, "%spellout-ordinal-" + gender.word()));
    }

    @Override
    public String money(BigDecimal amount, String currency) {
        BigDecimal rounded = amount.abs().setScale(2, RoundingMode.HALF_UP);
        long whole = rounded.longValue();
        long small = rounded.remainder(BigDecimal.ONE).movePointRight(2).longValue();
        String minus = amount.signum() < 0 ? "минус " : "";
        Coins coins = COINS.get(currency);
        if (coins == null) {
            Noun form = new Noun("masculine", "one", "few", "many");
            String name = Currency.getInstance(currency)
                    .getName(
                            ULocale.forLanguageTag("ru"),
                            Currency.PLURAL_LONG_NAME,
                            small == 0 ? form.after(whole) : "other",
                            null);
            return minus + number(rounded.stripTrailingZeros()) + " " + name;
        }
        String big = counted(whole, coins.big());
        String cents = counted(small, coins.small());
        return minus + (small == 0 ? big : whole == 0 ? cents : big + " " + cents);
    }

    private String counted(long number, Noun noun) {
        return say(number, noun.gender(), NOMINATIVE) + " " + noun.after(number);
    }

    private String say(long number, String gender, String grammaticalCase) {
        return dotted(spellout.say(number, "%spellout-cardinal-" + gender + grammaticalCase));
    }

    /** ICU writes е for ё, which a speech engine then stresses wrongly. */
    private static String dotted(String words) {
        return words.replace("четверт", "четвёрт").replace("трех", "трёх").replace("четырех", "четырёх");
    }

    @Override
    public String date(LocalDate date, LocalDate today) {
        String day =
                dotted(spellout.say(date.getDayOfMonth(), DAY_OF_MONTH)) + " " + MONTHS.get(date.getMonthValue() - 1);
        return date.getYear() == today.getYear()
                ? day
                : day + " " + dotted(spellout.say(date.getYear(), YEAR)) + " года";
    }

    @Override
    public String time(LocalTime time) {
        String hours = counted(time.getHour(), HOUR);
        return time.getMinute() == 0 ? hours : hours + " " + counted(time.getMinute(), MINUTE);
    }

    /** In the accusative, as after "займёт" and "через": {@code одну минуту}. */
    @Override
    public String duration(Duration duration) {
        var parts = new ArrayList<String>();
        addUnless0(parts, duration.toDays(), new Noun("masculine", "день", "дня", "дней"));
        addUnless0(parts, duration.toHoursPart(), HOUR);
        addUnless0(parts, duration.toMinutesPart(), new Noun("feminine", "минуту", "минуты", "минут"));
        addUnless0(parts, duration.toSecondsPart(), new Noun("feminine", "секунду", "секунды", "секунд"));
        return parts.isEmpty() ? "ноль секунд" : String.join(" ", parts);
    }

    private void addUnless0(List<String> parts, long number, Noun noun) {
        if (number != 0) {
            parts.add(say(number, noun.gender(), ACCUSATIVE) + " " + noun.after(number));
        }
    }

    @Override
    public String phone(List<String> groups) {
        return SpokenText.grouped(groups, "плюс");
    }

    @Override
    public String spell(String text) {
        return SpokenText.oneByOne(text, SIGNS);
    }

    @Override
    public String days(List<DayOfWeek> days, List<TimeRange> ranges) {
        return named(days) + " " + (ranges.isEmpty() ? "закрыто" : hours(ranges));
    }

    private static String named(List<DayOfWeek> days) {
        int first = days.getFirst().getValue() - 1;
        int last = days.getLast().getValue() - 1;
        return switch (days.size()) {
            case 1 -> into(first);
            case 2 -> into(first) + " и " + DAYS_TO.get(last);
            case 7 -> "ежедневно";
            default -> DAYS_FROM.get(first) + " по " + DAYS_TO.get(last);
        };
    }

    private static String into(int day) {
        return (day == DayOfWeek.TUESDAY.getValue() - 1 ? "во " : "в ") + DAYS_TO.get(day);
    }

    private String hours(List<TimeRange> ranges) {
        return SpokenText.listed(ranges.stream().map(this::range).toList(), "и");
    }

    private String range(TimeRange range) {
        if (range.from().equals(range.to())) {
            return "круглосуточно";
        }
        return "с " + genitive(range.from()) + " до " + genitive(range.to());
    }

    /** {@code девяти часов}, {@code двадцати одного часа тридцати минут}; the end of the day is midnight. */
    private String genitive(LocalTime time) {
        if (time.equals(LocalTime.MIDNIGHT)) {
            return "полуночи";
        }
        String hours = say(time.getHour(), "masculine", GENITIVE) + " "
                + (time.getHour() % 10 == 1 && time.getHour() != 11 ? "часа" : "часов");
        if (time.getMinute() == 0) {
            return hours;
        }
        boolean one = time.getMinute() % 10 == 1 && time.getMinute() != 11;
        return hours + " " + say(time.getMinute(), "feminine", GENITIVE) + " " + (one ? "минуты" : "минут");
    }

    @Override
    public String today(List<TimeRange> ranges) {
        return ranges.isEmpty() ? "Сегодня мы не работаем" : "Сегодня мы работаем " + hours(ranges);
    }
}
