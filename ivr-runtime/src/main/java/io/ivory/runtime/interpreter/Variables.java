package io.ivory.runtime.interpreter;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values that one call has gathered. The call's thread owns it. */
final class Variables {

    private static final String DOT = "\u2022";

    private final Map<VariableName, Variable> declared;
    private final Map<VariableName, Object> values = new LinkedHashMap<>();

    Variables(FlowDefinition flow) {
        declared = flow.variables();
    }

    /** Sets {@code name}: a String, Number, Boolean, Instant, Map, List or {@code Extensions.NULL}. */
    void set(VariableName name, Object value) {
        values.put(name, value);
    }

    Optional<Object> value(VariableName name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Puts back what {@code name} held before. */
    void restore(VariableName name, Optional<Object> before) {
        before.ifPresentOrElse(value -> values.put(name, value), () -> values.remove(name));
    }

    /** Takes the values of {@code others} that are declared alike here and would not become less secret. */
    void takeOver(Variables others) {
        others.values.forEach((name, value) -> {
            Variable there = others.declared.get(name);
            Variable here = declared.get(name);
            if (there != null
                    && here != null
                    && there.type() == here.type()
                    && (here.sensitive() || !there.sensitive())) {
                set(name, value);
            }
        });
    }

    Map<VariableName, Object> values() {
        return values;
    }

    /** The values that anybody may see. */
    Map<VariableName, Object> openValues() {
        var open = new LinkedHashMap<>(values);
        open.keySet().removeIf(this::isSensitive);
        return open;
    }

    boolean isSensitive(VariableName name) {
        Variable variable = declared.get(name);
        return variable != null && variable.sensitive();
    }

    /** Keys as call records show them: one dot for each where they must stay secret. */
    static String dots(String digits) {
        return DOT.repeat(digits.length());
    }
}
