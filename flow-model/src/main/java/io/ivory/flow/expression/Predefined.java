package io.ivory.flow.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names that every expression knows besides the flow's own variables. */
final class Predefined {

    static final String CALL_FROM = "call.from";
    static final String CALL_TO = "call.to";
    static final String CALL_LANGUAGE = "call.language";
    static final String CALL_STARTED_AT = "call.startedAt";
    static final String NOW = "now";
    /** The date by the shop's wall clock, such as {@code 2026-11-24}: text, so that it compares with table cells. */
    static final String TODAY = "today";
    /** The time by the shop's wall clock, such as {@code 09:05}: text, so that {@code time < "12:00"} works. */
    static final String TIME = "time";

    static final Map<String, CelType> TYPES = types();

    private Predefined() {}

    /** What values a name has in any call; empty if it is none of these names. */
    static Optional<ValueKind> kindOf(String name) {
        CelType type = TYPES.get(name);
        if (type == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type.kind()) {
                    case STRING ->
                        switch (name) {
                            case TODAY -> ValueKind.DAY;
                            case TIME -> ValueKind.CLOCK;
                            default -> ValueKind.TEXT;
                        };
                    case TIMESTAMP -> ValueKind.MOMENT;
                    case BOOL -> ValueKind.TRUTH;
                    case INT -> ValueKind.WHOLE;
                    case DOUBLE -> ValueKind.NUMBER;
                    default -> ValueKind.ANYTHING;
                });
    }

    private static Map<String, CelType> types() {
        var types = new LinkedHashMap<String, CelType>();
        types.put(CALL_FROM, SimpleType.STRING);
        types.put(CALL_TO, SimpleType.STRING);
        types.put(CALL_LANGUAGE, SimpleType.STRING);
        types.put(CALL_STARTED_AT, SimpleType.TIMESTAMP);
        types.put(NOW, SimpleType.TIMESTAMP);
        types.put(TODAY, SimpleType.STRING);
        types.put(TIME, SimpleType.STRING);
        return Map.copyOf(types);
    }
}
