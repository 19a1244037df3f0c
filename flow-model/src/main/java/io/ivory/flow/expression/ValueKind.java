package io.ivory.flow.expression;

import java.time.Instant;
import java.util.Map;

/** What can be said of a value before the call in which it is computed: enough to tell whether using it can fail. */
public enum ValueKind {
    /** Keys as a caller pressed them: one or more of 0-9. */
    DIGITS,
    TEXT,
    /** A date such as {@code 2026-11-24}. */
    DAY,
    /** A time such as {@code 09:05}. */
    CLOCK,
    /** A whole number. */
    WHOLE,
    NUMBER,
    TRUTH,
    /** A point in time. */
    MOMENT,
    /** Fields by name; which ones is not known. */
    RECORD,
    /** A value that is there, whatever it is. */
    ANYTHING;

    /** What a value is that is known already. */
    public static ValueKind of(Object value) {
        return switch (value) {
            case String text -> !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') ? DIGITS : TEXT;
            case Boolean _ -> TRUTH;
            case Long _, Integer _, Short _, Byte _ -> WHOLE;
            case Number _ -> NUMBER;
            case Instant _ -> MOMENT;
            case Map<?, ?> _ -> RECORD;
            default -> ANYTHING;
        };
    }

    boolean isText() {
        return switch (this) {
            case DIGITS, TEXT, DAY, CLOCK -> true;
            case WHOLE, NUMBER, TRUTH, MOMENT, RECORD, ANYTHING -> false;
        };
    }

    boolean isNumber() {
        return this == WHOLE || this == NUMBER;
    }

    /** Whether it is a single value, which can be said and sent as text. */
    boolean isSingle() {
        return this != RECORD && this != ANYTHING;
    }

    /** Whether two values can be compared without failing. */
    boolean comparesWith(ValueKind other) {
        return (isText() && other.isText())
                || (isNumber() && other.isNumber())
                || (this == other && (this == TRUTH || this == MOMENT));
    }

    /** What a value is that is either this or {@code other}. */
    ValueKind or(ValueKind other) {
        if (this == other) {
            return this;
        }
        if (isText() && other.isText()) {
            return TEXT;
        }
        return isNumber() && other.isNumber() ? NUMBER : ANYTHING;
    }
}
