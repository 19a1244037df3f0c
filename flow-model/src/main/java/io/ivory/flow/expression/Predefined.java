package io.ivory.flow.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that every expression knows besides the flow's own variables. */
final class Predefined {

    static final String CALLER = "caller";

    static final String CALL_FROM = "call.from";
    static final String CALL_TO = "call.to";
    /** The number that was dialled first where the call was forwarded; empty if it was not. */
    static final String CALL_DIVERTED = "call.diverted";

    static final String CALL_LANGUAGE = "call.language";
    static final String CALL_STARTED_AT = "call.startedAt";
    /** The caller's number as it is compared with others: digits without a plus. */
    static final String CALLER_NUMBER = "caller.number";
    /** How many calls of this number were answered before. */
    static final String CALLER_CALLS = "caller.calls";
    /** Whether there was one. */
    static final String CALLER_KNOWN = "caller.known";

    static final String NOW = "now";
    /** The date by the shop's wall clock, such as {@code 2026-11-24}: text, so that it compares with table cells. */
    static final String TODAY = "today";
    /** The time by the shop's wall clock, such as {@code 09:05}: text, so that {@code time < "12:00"} works. */
    static final String TIME = "time";

    static final Map<String, CelType> TYPES = types();

    private Predefined() {}

    /**
     * The types of those names that {@code variables} leave as they are: a variable called "caller" is older than what
     * is known of callers, and its fields are its own.
     */
    static Map<String, CelType> typesBeside(Map<String, ?> variables) {
        var types = new LinkedHashMap<>(TYPES);
        types.keySet().removeIf(name -> isHidden(name, variables.keySet()));
        return types;
    }

    static boolean isHidden(String name, Set<String> variables) {
        return name.startsWith(CALLER + ".") && variables.contains(CALLER);
    }

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
        types.put(CALL_DIVERTED, SimpleType.STRING);
        types.put(CALL_LANGUAGE, SimpleType.STRING);
        types.put(CALL_STARTED_AT, SimpleType.TIMESTAMP);
        types.put(CALLER_NUMBER, SimpleType.STRING);
        types.put(CALLER_CALLS, SimpleType.INT);
        types.put(CALLER_KNOWN, SimpleType.BOOL);
        types.put(NOW, SimpleType.TIMESTAMP);
        types.put(TODAY, SimpleType.STRING);
        types.put(TIME, SimpleType.STRING);
        return Map.copyOf(types);
    }
}
