package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code x-} keys that other tools keep in a flow: carried along untouched, never interpreted.
 *
 * @param values by key; a value is a JSON value as Map, List, String, Number, Boolean or {@link #NULL}
 * @param nested those that stand further within their owner, by the JSON Pointer of their object seen from there, such as
 *     {@code /options/1}; a condition is named by its exit
 */
public record Extensions(Map<String, Object> values, Map<String, Map<String, Object>> nested) {

    /** Stands for JSON's null, which maps here must not hold. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** The one key without {@code x-}: where an author's editor finds the schema of the file. */
    public static final String SCHEMA = "$schema";

    public static final Extensions NONE = new Extensions(Map.of());

    public Extensions {
        values = checked(values);
        var copy = new LinkedHashMap<String, Map<String, Object>>();
        nested.forEach((slot, inner) -> copy.put(slot, checked(inner)));
        nested = Collections.unmodifiableMap(copy);
    }

    /** Keys that stand in their owner itself. */
    public Extensions(Map<String, Object> values) {
        this(values, Map.of());
    }

    private static Map<String, Object> checked(Map<String, Object> values) {
        for (String key : values.keySet()) {
            require(
                    key.startsWith("x-") || key.equals(SCHEMA),
                    "An extension's key starts with \"x-\", but this one is \"" + key + "\"");
        }
        return normalized(values);
    }

    /**
     * A deep, unmodifiable copy of a JSON value whose whole numbers are Long (or BigInteger beyond its range) and whose
     * other numbers are Double (or BigDecimal beyond its precision), so that equal JSON makes equal values.
     *
     * @throws InvalidFlowException if {@code value} is not a JSON value
     */
    public static Object normalized(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, inner) -> copy.put(String.valueOf(key), inner == null ? NULL : normalized(inner)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list ->
                list.stream()
                        .map(inner -> inner == null ? NULL : normalized(inner))
                        .toList();
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> (Object) number.longValue();
            case Short number -> (Object) number.longValue();
            case Byte number -> (Object) number.longValue();
            case Long number -> number;
            case BigInteger number -> number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : number;
            case Float number -> finite(number.doubleValue());
            case Double number -> finite(number);
            case BigDecimal number -> shortest(number);
            default -> {
                require(
                        value == NULL,
                        "A JSON value cannot be a " + value.getClass().getSimpleName());
                yield NULL;
            }
        };
    }

    private static Map<String, Object> normalized(Map<String, Object> values) {
        var copy = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> copy.put(key, normalized(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object finite(double number) {
        require(Double.isFinite(number), "JSON has no number " + number);
        return number == 0 ? 0.0 : number; // -0.0 is 0.0 too
    }

    private static Object shortest(BigDecimal number) {
        double near = number.doubleValue();
        return Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(number) == 0
                ? (Object) near
                : number;
    }
}
