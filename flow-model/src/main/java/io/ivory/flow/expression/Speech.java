package io.ivory.flow.expression;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.ivory.flow.Language;
import io.ivory.flow.resource.TimeRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** How values are put into words in one language. English words are ASCII, as its speech engine needs them. */
sealed interface Speech permits EnglishSpeech, RussianSpeech, GeneralSpeech {

    static Speech in(Language language) {
        return switch (language.locale().getLanguage()) {
            case "en" -> EnglishSpeech.INSTANCE;
            case "ru" -> RussianSpeech.INSTANCE;
            default -> new GeneralSpeech(ULocale.forLocale(language.locale()));
        };
    }

    /** The currency of the country that the language names, or of the country where most of its speakers live. */
    static String currencyOf(Language language) {
        Currency currency = Currency.getInstance(ULocale.addLikelySubtags(ULocale.forLocale(language.locale())));
        return currency == null ? "USD" : currency.getCurrencyCode();
    }

    /**
     * Digits one by one.
     *
     * @param digits 0-9, star and hash
     */
    String digits(String digits);

    String number(BigDecimal number);

    /** A number with the noun it counts. */
    String count(BigDecimal number, CountedNoun noun);

    /**
     * A place in a row.
     *
     * @param number 0 or greater
     * @param gender that of the noun it stands before, for languages that tell
     */
    String ordinal(long number, Gender gender);

    /**
     * An amount of money.
     *
     * @param currency an ISO 4217 code
     */
    String money(BigDecimal amount, String currency);

    /**
     * A day.
     *
     * @param today so that the year is said only where it is another one
     */
    String date(LocalDate date, LocalDate today);

    String time(LocalTime time);

    String duration(Duration duration);

    /**
     * A telephone number.
     *
     * @param groups the digits, grouped; the first group may be a plus sign
     */
    String phone(List<String> groups);

    String spell(String text);

    /** These days, of which there is at least one and which follow each other, and when the shop is open on them. */
    String days(List<DayOfWeek> days, List<TimeRange> ranges);

    /** What holds today instead of the weekly hours. */
    String today(List<TimeRange> ranges);
}
