package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a service's answer.
 *
 * @param into takes the whole answer; null to drop it
 * @param fields what the answer holds, by path; one that does not hold it is a failure. Anything goes if empty
 * @param values variables that take one field each, by the field's path
 */
public record AnswerUse(
        @Nullable VariableName into, Map<String, AnswerField> fields, Map<VariableName, String> values) {

    /** The answer is dropped. */
    public static final AnswerUse NONE = new AnswerUse(null, Map.of(), Map.of());

    public static final int MOST_FIELDS = 50;
    public static final int MOST_VALUES = 20;

    public AnswerUse {
        fields = copyInOrder(fields);
        values = copyInOrder(values);
        require(
                fields.size() <= MOST_FIELDS,
                "An answer has at most " + MOST_FIELDS + " fields that are declared, but here are " + fields.size());
        require(
                values.size() <= MOST_VALUES,
                "An answer fills at most " + MOST_VALUES + " variables, but here are " + values.size());
        fields.keySet().forEach(AnswerField::requirePath);
        values.values().stream().filter(path -> !path.isEmpty()).forEach(AnswerField::requirePath);
    }

    /** The variables that it fills. */
    public SequencedSet<VariableName> filled() {
        var filled = new LinkedHashSet<VariableName>();
        if (into != null) {
            filled.add(into);
        }
        filled.addAll(values.keySet());
        return filled;
    }

    public AnswerUse withInto(@Nullable VariableName other) {
        return new AnswerUse(other, fields, values);
    }

    public AnswerUse withFields(Map<String, AnswerField> others) {
        return new AnswerUse(into, others, values);
    }

    public AnswerUse withValues(Map<VariableName, String> others) {
        return new AnswerUse(into, fields, others);
    }
}
