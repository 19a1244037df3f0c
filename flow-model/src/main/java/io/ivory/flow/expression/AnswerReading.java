package io.ivory.flow.expression;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.Extensions;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a service's answer into the values of variables, as a node declares them: all of them, or none with the reason
 * why not. Reasons name fields, never what they hold.
 */
public final class AnswerReading {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    /** As long as a number in a file may be. */
    private static final int MOST_FIGURES = 100;

    private static final int LENGTH_OF_A_DAY = "2026-11-24".length();

    private final AnswerUse use;
    private final Map<VariableName, Variable> variables;

    private AnswerReading(AnswerUse use, Map<VariableName, Variable> variables) {
        this.use = use;
        this.variables = variables;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The answer holds what was declared; these variables take it. */
    public record Fits(Map<VariableName, Object> values) implements Result {}

    /** It does not. */
    public record Misfit(String reason) implements Result {}

    /** Thrown within this class only. */
    private static final class DoesNotFit extends RuntimeException {

        private static final long serialVersionUID = 1;

        DoesNotFit(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Reads an answer.
     *
     * @param variables the flow's variables, whose types fields are turned into
     * @param body JSON as Map, List, String, Number or Boolean; null for none or JSON's null
     */
    public static Result of(AnswerUse use, Map<VariableName, Variable> variables, @Nullable Object body) {
        Object answer = body == null ? Extensions.NULL : Extensions.normalized(body);
        try {
            return new Fits(new AnswerReading(use, variables).read(answer));
        } catch (DoesNotFit misfit) {
            return new Misfit(String.valueOf(misfit.getMessage()));
        }
    }

    private Map<VariableName, Object> read(Object answer) {
        Object whole = answer;
        for (Map.Entry<String, AnswerField> field : use.fields().entrySet()) {
            whole = with(whole, field.getKey(), field.getValue());
        }
        var values = new LinkedHashMap<VariableName, Object>();
        if (use.into() != null) {
            values.put(use.into(), whole);
        }
        for (Map.Entry<VariableName, String> value : use.values().entrySet()) {
            Variable variable = variables.get(value.getKey());
            VariableType type = variable == null ? VariableType.TEXT : variable.type();
            Object found = at(whole, value.getValue()).orElseThrow(() -> lacking(value.getValue()));
            values.put(value.getKey(), converted(found, type, value.getValue()));
        }
        return values;
    }

    /** The answer with one field turned into its type. */
    private static Object with(Object answer, String path, AnswerField field) {
        Optional<Object> found = at(answer, path);
        if (found.isEmpty()) {
            if (field.optional()) {
                return answer;
            }
            throw lacking(path);
        }
        return replaced(answer, List.of(path.split("\\.", -1)), converted(found.get(), field.type(), path));
    }

    private static Object replaced(Object record, List<String> names, Object value) {
        if (names.isEmpty() || !(record instanceof Map<?, ?> map)) {
            return value;
        }
        var copy = new LinkedHashMap<Object, Object>(map);
        copy.computeIfPresent(names.getFirst(), (_, inner) -> replaced(inner, names.subList(1, names.size()), value));
        return copy;
    }

    /** What stands at {@code path}; empty if nothing does, or null. */
    private static Optional<Object> at(Object answer, String path) {
        Object at = answer;
        for (String name : path.split("\\.", -1)) {
            Object inner = at instanceof Map<?, ?> map ? map.get(name) : null;
            if (inner == null || inner.equals(Extensions.NULL)) {
                return Optional.empty();
            }
            at = inner;
        }
        return Optional.of(at);
    }

    private static DoesNotFit lacking(String path) {
        return new DoesNotFit("the answer has no \"" + path + "\"");
    }

    private static Object converted(Object value, VariableType type, String path) {
        Optional<Object> converted = switch (type) {
            case TEXT -> CelValues.text(value).map(text -> text);
            case DIGITS ->
                CelValues.text(value)
                        .filter(text -> DIGITS.matcher(text).matches())
                        .map(text -> text);
            case DATE -> CelValues.text(value).flatMap(AnswerReading::day);
            case NUMBER -> number(value);
            case BOOLEAN -> CelValues.toCel(value, VariableType.BOOLEAN);
            case RECORD -> value instanceof Map || value instanceof List ? Optional.of(value) : Optional.empty();
        };
        return converted.orElseThrow(() -> new DoesNotFit("\"" + path + "\" of the answer is no " + word(type)));
    }

    private static Optional<Object> number(Object value) {
        if (value instanceof Number) {
            return Optional.of(value);
        }
        try {
            if (value instanceof String text && text.length() <= MOST_FIGURES) {
                var number = new BigDecimal(text.strip());
                boolean whole = number.scale() == 0 && number.precision() < 16;
                return Optional.of(whole ? (Object) number.longValueExact() : (Object) number.doubleValue());
            }
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** A date, also at the beginning of a moment: {@code 2026-11-24T09:00:00Z}. */
    private static Optional<Object> day(String text) {
        boolean moment = text.length() > LENGTH_OF_A_DAY && text.charAt(LENGTH_OF_A_DAY) == 'T';
        try {
            return Optional.of(LocalDate.parse(moment ? text.substring(0, LENGTH_OF_A_DAY) : text)
                    .toString());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String word(VariableType type) {
        return switch (type) {
            case DIGITS -> "row of digits";
            case TEXT -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "true or false";
            case DATE -> "date such as 2026-11-24";
            case RECORD -> "record";
        };
    }

    /** What a value of {@code type} is, once an answer was read. */
    public static ValueKind kindOf(VariableType type) {
        return switch (type) {
            case DIGITS -> ValueKind.DIGITS;
            case TEXT -> ValueKind.TEXT;
            case NUMBER -> ValueKind.NUMBER;
            case BOOLEAN -> ValueKind.TRUTH;
            case DATE -> ValueKind.DAY;
            case RECORD -> ValueKind.ANYTHING;
        };
    }
}
