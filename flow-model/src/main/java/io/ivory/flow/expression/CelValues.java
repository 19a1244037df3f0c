package io.ivory.flow.expression;

import dev.cel.common.values.NullValue;
import io.ivory.flow.Extensions;
import io.ivory.flow.VariableType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a flow's values into those of CEL and back. */
final class CelValues {

    /** Doubles below this hold every whole number exactly: 2^53. */
    private static final double EXACT = 9_007_199_254_740_992.0;

    private CelValues() {}

    /** The value as a variable of {@code type} holds it; empty if it cannot. */
    static Optional<Object> toCel(Object value, VariableType type) {
        return switch (type) {
            case DIGITS, TEXT, DATE -> text(value).map(text -> text);
            case NUMBER -> number(value);
            case BOOLEAN -> truth(value);
            case RECORD -> Optional.of(toCel(value));
        };
    }

    private static Optional<Object> number(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        try {
            return value instanceof String text
                    ? Optional.of(new BigDecimal(text.strip()).doubleValue())
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> truth(Object value) {
        return switch (value) {
            case Boolean truth -> Optional.of(truth);
            case String text when text.equals("true") || text.equals("false") -> Optional.of(text.equals("true"));
            default -> Optional.empty();
        };
    }

    private static Object toCel(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var converted = new LinkedHashMap<Object, Object>();
                map.forEach((key, field) -> converted.put(key, toCel(field)));
                yield converted;
            }
            case List<?> list -> list.stream().map(CelValues::toCel).toList();
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Number number -> number.doubleValue();
            case LocalDate date -> date.toString();
            case Object other when other.equals(Extensions.NULL) -> NullValue.NULL_VALUE;
            default -> value;
        };
    }

    /** What an evaluation yielded, in the types of the JDK. */
    static Object fromCel(Object value) {
        return switch (value) {
            case NullValue _ -> Extensions.NULL;
            case Map<?, ?> map -> {
                var converted = new LinkedHashMap<Object, Object>();
                map.forEach((key, field) -> converted.put(key, fromCel(field)));
                yield converted;
            }
            case List<?> list -> {
                var converted = new ArrayList<Object>();
                list.forEach(element -> converted.add(fromCel(element)));
                yield List.copyOf(converted);
            }
            case Number number when !(number instanceof Double) -> number.longValue();
            default -> value;
        };
    }

    /** A single value as text, whole numbers without a fraction; empty for null, records and lists of them. */
    static Optional<String> text(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Double number -> Optional.of(plain(number));
            case Boolean _, Number _, Instant _, LocalDate _, Duration _ -> Optional.of(value.toString());
            default -> Optional.empty();
        };
    }

    /** What is said without a format: a single value, or those of a list one after the other; empty for all else. */
    static Optional<String> listed(Object value) {
        if (!(value instanceof List<?> list)) {
            return text(value);
        }
        List<String> said =
                list.stream().flatMap(element -> text(element).stream()).toList();
        return said.size() == list.size() ? Optional.of(String.join(", ", said)) : Optional.empty();
    }

    /** A number as people write it: whole ones without a fraction, none with an exponent. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT
                ? Long.toString((long) number)
                : Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : Double.toString(number);
    }
}
