package io.ivory.flow.expression;

import io.ivory.flow.resource.OpeningHours;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands behind the bar in a prompt: how a value is said in the call's language. */
public enum SpokenFormat {
    /** One by one, with a pause after each: {@code 1, 2, 3}. */
    DIGITS("a number or digits"),
    /** As a number: {@code one thousand two hundred}. */
    NUMBER("a number"),
    /** Counted, with the noun in the form that the number asks for: {@code count("order", "orders")}. */
    COUNT("a number"),
    /** The noun alone, in the form that the number asks for: {@code plural("order", "orders")}. */
    PLURAL("a number"),
    /** As a place in a row: {@code third}; in Russian with its gender, {@code ordinal feminine}. */
    ORDINAL("a whole number from 0"),
    /** As an amount; the currency is an option, {@code money EUR}, and otherwise that of the language's country. */
    MONEY("a number"),
    /** A day: {@code November twenty-fourth}; with the year if it is not this one. */
    DATE("a date such as 2026-11-24"),
    /** A time of day: {@code nine thirty in the morning}. */
    TIME("a time such as 09:30"),
    /** A length of time, written {@code 90m}, {@code 2h 30m}, {@code 3d} or {@code PT2H30M}. */
    DURATION("a length of time such as 90m, 2h 30m or 3d"),
    /** A telephone number, in groups. */
    PHONE("a telephone number"),
    /** Letter by letter. */
    SPELL("letters or digits"),
    /** The opening hours of that name, and what is different today. */
    HOURS("the name of opening hours");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final String expects;

    SpokenFormat(String expects) {
        this.expects = expects;
    }

    /** What an author writes behind the bar. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What kind of value it takes, for messages. */
    String expects() {
        return expects;
    }

    static SpokenFormat named(String word, int position) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(word, position));
    }

    private static BadExpressionException unknown(String word, int position) {
        List<String> words = Arrays.stream(values()).map(SpokenFormat::word).toList();
        return new BadExpressionException(
                "there is no format \"" + word + "\""
                        + Suggestion.closest(word, words)
                                .map(known -> " - did you mean \"" + known + "\"?")
                                .orElse(": choose one of " + String.join(", ", words)),
                position);
    }

    /** Complains of options that this format does not take. */
    void requireOptions(FormatOptions options, int position) {
        switch (this) {
            case COUNT, PLURAL -> options.requireForms(word(), position);
            case MONEY ->
                options.requireAtMostOne(
                        word(), CURRENCY, "a currency of three capital letters, such as EUR", position);
            case ORDINAL -> options.requireAtMostOne(word(), Gender.WORD, Gender.WORDS, position);
            case DIGITS, NUMBER, DATE, TIME, DURATION, PHONE, SPELL, HOURS -> options.requireNone(word(), position);
        }
    }

    /** Whether it can say every value of this kind. */
    boolean speaksAll(ValueKind kind) {
        return switch (this) {
            case DIGITS -> kind == ValueKind.DIGITS || kind == ValueKind.WHOLE;
            case NUMBER, COUNT, PLURAL, MONEY -> kind == ValueKind.WHOLE;
            case DATE -> kind == ValueKind.DAY || kind == ValueKind.MOMENT;
            case TIME -> kind == ValueKind.CLOCK || kind == ValueKind.MOMENT;
            case SPELL -> kind.isSingle() && kind != ValueKind.TEXT;
            case ORDINAL, DURATION, PHONE, HOURS -> false;
        };
    }

    /** Whether it can say no value of this kind, which is not text: text may hold anything. */
    boolean speaksNone(ValueKind kind) {
        return switch (this) {
            case DATE, TIME -> kind.isNumber() || kind == ValueKind.TRUTH;
            case DURATION -> kind.isNumber() || kind == ValueKind.TRUTH || kind == ValueKind.MOMENT;
            case DIGITS, NUMBER, COUNT, PLURAL, ORDINAL, MONEY, PHONE ->
                kind == ValueKind.TRUTH || kind == ValueKind.MOMENT;
            case SPELL, HOURS -> false;
        };
    }

    /** The words for {@code value}; empty if it is not of the kind this format takes. */
    Optional<String> speak(String value, FormatOptions options, CallContext context) {
        Speech speech = Speech.in(context.language());
        return switch (this) {
            case DIGITS -> SpokenValues.digits(value).map(speech::digits);
            case NUMBER -> SpokenValues.number(value).map(speech::number);
            case COUNT ->
                SpokenValues.number(value).map(count -> speech.count(count, options.noun(context.language())));
            case PLURAL -> SpokenValues.number(value).map(options.noun(context.language())::after);
            case ORDINAL -> SpokenValues.whole(value).map(number -> speech.ordinal(number, options.gender()));
            case MONEY -> SpokenValues.number(value).map(amount -> speech.money(amount, currency(options, context)));
            case DATE ->
                SpokenValues.date(value, context.zone())
                        .map(date -> speech.date(
                                date, context.now().atZone(context.zone()).toLocalDate()));
            case TIME -> SpokenValues.time(value, context.zone()).map(speech::time);
            case DURATION -> SpokenValues.duration(value).map(speech::duration);
            case PHONE -> SpokenValues.phone(value).map(speech::phone);
            case SPELL -> value.isBlank() ? Optional.empty() : Optional.of(speech.spell(value));
            case HOURS ->
                Optional.ofNullable(context.resources().hours().get(value)).map(hours -> hours(hours, speech, context));
        };
    }

    private static String currency(FormatOptions options, CallContext context) {
        return options.first().orElseGet(() -> Speech.currencyOf(context.language()));
    }

    private static String hours(OpeningHours hours, Speech speech, CallContext context) {
        return SpokenHours.say(hours, context.now().atZone(hours.zone()).toLocalDate(), speech);
    }
}
