package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain JSON for those outside this package: what a service answers and what it is sent. */
public final class JsonValues {

    /** The longest text that is parsed, in characters. */
    public static final int MAX_CHARS = 1 << 20;

    private JsonValues() {}

    /**
     * Parses one JSON text, strictly: nesting up to 64 levels, each key once, nothing after it.
     *
     * @return Map (in the order of the text), List, String, Long, Double, Boolean or null; a whole number beyond Long is a
     *     Double
     * @throws FlowFormatException if it is no JSON or beyond a limit
     */
    public static @Nullable Object parse(String json) {
        return parse(json, MAX_CHARS);
    }

    /**
     * Parses one JSON text of at most {@code maxChars} characters, as {@link #parse(String)} does.
     *
     * @throws FlowFormatException if it is no JSON or beyond a limit
     */
    public static @Nullable Object parse(String json, int maxChars) {
        var problems = new FormatProblems();
        Object tree = JsonText.parse(json, maxChars, problems).tree();
        problems.throwIfAny();
        return plain(tree);
    }

    /** One line of JSON without needless spaces. Takes what {@link #parse} answers, and other Numbers. */
    public static String write(@Nullable Object value) {
        return CanonicalJson.compact(value == null ? null : Extensions.normalized(value));
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> plain.put((String) key, plain(inner)));
                yield plain;
            }
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(inner -> plain.add(plain(inner)));
                yield plain;
            }
            case BigInteger number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            default -> value.equals(Extensions.NULL) ? null : value;
        };
    }
}
