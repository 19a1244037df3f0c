package io.ivory.flow.expression;

import dev.cel.runtime.CelVariableResolver;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.CallerNumber;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** Hands CEL the values of a call, each converted to its declared type when it is asked for. Used for one evaluation. */
final class ContextValues implements CelVariableResolver {

    private final CallContext context;
    private final Map<String, VariableType> types;
    private final SequencedSet<String> missing = new LinkedHashSet<>();

    ContextValues(CallContext context, Map<String, VariableType> types) {
        this.context = context;
        this.types = types;
    }

    /** The names that were asked for and had no value. */
    SequencedSet<String> missing() {
        return missing;
    }

    @Override
    public Optional<Object> find(String name) {
        Optional<Object> value = (Predefined.isHidden(name, types.keySet()) ? Optional.empty() : predefined(name))
                .or(() -> variable(name));
        if (value.isEmpty()) {
            missing.add(name);
        }
        return value;
    }

    private Optional<Object> predefined(String name) {
        return switch (name) {
            case Predefined.CALL_FROM -> Optional.of(context.call().from());
            case Predefined.CALL_TO -> Optional.of(context.call().to());
            case Predefined.CALL_DIVERTED -> Optional.of(context.call().diverted());
            case Predefined.CALL_LANGUAGE -> Optional.of(context.language().tag());
            case Predefined.CALL_STARTED_AT -> Optional.of(context.call().startedAt());
            case Predefined.CALLER_NUMBER ->
                Optional.of(CallerNumber.normalised(context.call().from()));
            case Predefined.CALLER_CALLS -> Optional.of(context.call().earlierCalls());
            case Predefined.CALLER_KNOWN -> Optional.of(context.call().earlierCalls() > 0);
            case Predefined.NOW -> Optional.of(context.now());
            case Predefined.TODAY ->
                Optional.of(context.now().atZone(context.zone()).toLocalDate().toString());
            case Predefined.TIME -> Optional.of(localTime().toString());
            default -> Optional.empty();
        };
    }

    private LocalTime localTime() {
        return context.now().atZone(context.zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private Optional<Object> variable(String name) {
        VariableType type = types.get(name);
        return type == null
                ? Optional.empty()
                : Optional.ofNullable(context.variables().get(new VariableName(name)))
                        .flatMap(value -> CelValues.toCel(value, type));
    }
}
