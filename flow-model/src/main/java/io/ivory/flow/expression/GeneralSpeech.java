package io.ivory.flow.expression;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.CurrencyAmount;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.ivory.flow.resource.TimeRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * Languages without a grammar of their own here: what ICU knows of them, with numbers in figures where their words would
 * have to bend. Closed days are left out, for want of the word.
 *
 * @param locale the language
 */
record GeneralSpeech(ULocale locale) implements Speech {

    private static final Map<Character, String> SIGNS = Map.of('+', "+", '*', "*", '#', "#");

    @Override
    public String digits(String digits) {
        return SpokenText.oneByOne(digits, SIGNS);
    }

    @Override
    public String number(BigDecimal number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    @Override
    public String count(BigDecimal number, CountedNoun noun) {
        return number(number) + " " + noun.after(number);
    }

    @Override
    public String ordinal(long number, Gender gender) {
        return new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.ORDINAL).format(number);
    }

    @Override
    public String money(BigDecimal amount, String currency) {
        return NumberFormat.getInstance(locale, NumberFormat.PLURALCURRENCYSTYLE)
                .format(new CurrencyAmount(amount, Currency.getInstance(currency)));
    }

    @Override
    public String date(LocalDate date, LocalDate today) {
        String fields = date.getYear() == today.getYear() ? DateFormat.MONTH_DAY : DateFormat.YEAR_MONTH_DAY;
        return formatted(date.atStartOfDay(), fields);
    }

    @Override
    public String time(LocalTime time) {
        return formatted(LocalDate.EPOCH.atTime(time), DateFormat.HOUR_MINUTE);
    }

    private String formatted(LocalDateTime moment, String fields) {
        DateFormat format = DateFormat.getInstanceForSkeleton(fields, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(moment.toInstant(ZoneOffset.UTC)));
    }

    @Override
    public String duration(Duration duration) {
        var measures = new ArrayList<Measure>();
        addUnless0(measures, duration.toDays(), MeasureUnit.DAY);
        addUnless0(measures, duration.toHoursPart(), MeasureUnit.HOUR);
        addUnless0(measures, duration.toMinutesPart(), MeasureUnit.MINUTE);
        addUnless0(measures, duration.toSecondsPart(), MeasureUnit.SECOND);
        if (measures.isEmpty()) {
            measures.add(new Measure(0, MeasureUnit.SECOND));
        }
        return MeasureFormat.getInstance(locale, FormatWidth.WIDE).formatMeasures(measures.toArray(Measure[]::new));
    }

    private static void addUnless0(List<Measure> measures, long number, MeasureUnit unit) {
        if (number != 0) {
            measures.add(new Measure(number, unit));
        }
    }

    @Override
    public String phone(List<String> groups) {
        return SpokenText.grouped(groups, "+");
    }

    @Override
    public String spell(String text) {
        return SpokenText.oneByOne(text, SIGNS);
    }

    @Override
    public String days(List<DayOfWeek> days, List<TimeRange> ranges) {
        if (ranges.isEmpty()) {
            return "";
        }
        String first = name(days.getFirst());
        return (days.size() == 1 ? first : first + " - " + name(days.getLast())) + ": " + today(ranges);
    }

    private String name(DayOfWeek day) {
        int icuDay = day == DayOfWeek.SUNDAY ? Calendar.SUNDAY : day.getValue() + 1;
        return DateFormatSymbols.getInstance(locale).getWeekdays()[icuDay];
    }

    @Override
    public String today(List<TimeRange> ranges) {
        return String.join(
                ", ",
                ranges.stream()
                        .map(range -> time(range.from()) + " - " + time(range.to()))
                        .toList());
    }
}
