package io.ivory.flow.explore;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.expression.ValueKind;
import io.ivory.flow.resource.Resources;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a flow is run that is there to be run by others: it has a way to return, or another flow of the workspace runs it.
 *
 * @param runBy the flows that run it, by their names in the workspace
 * @param given what it begins with
 */
record Part(Set<String> runBy, Map<VariableName, Given> given) {

    Part {
        runBy = Set.copyOf(runBy);
        given = copyInOrder(given);
    }

    /**
     * What is known of a variable before the flow begins.
     *
     * @param value what holds for all who run the flow
     * @param example what a call that is shown begins with
     */
    record Given(Value value, Object example) {

        private static final Instant SOME_MOMENT = Instant.parse("2026-01-15T12:00:00Z");
        private static final String SOME_TEXT = "something";
        private static final String SOME_DIGITS = "12345";
        private static final String SOME_DAY = "2026-01-15";

        /** What an expression of the flow that runs it yields. */
        static Given yielded(FlowDefinition runner, String source, Resources resources) {
            Optional<Expression> expression = new Texts(runner).expression(source);
            Optional<ValueKind> kind = expression.flatMap(found -> found.kindIn(path -> kindOf(path, runner)));
            Object example = expression
                    .flatMap(found -> tried(found, runner, resources))
                    .orElseGet(() -> exampleOf(kind.orElse(ValueKind.TEXT)));
            return new Given(kind.<Value>map(Value.Some::new).orElse(Value.UNKNOWN), example);
        }

        /** What a variable of this type holds that is given by nobody knows whom. */
        static Given ofType(VariableType type) {
            ValueKind kind = kindOf(type);
            return new Given(new Value.Some(kind), exampleOf(kind));
        }

        /** This or {@code other}. */
        Given or(Given other) {
            return value.equals(other.value()) ? this : new Given(Value.UNKNOWN, example);
        }

        private static Optional<Object> tried(Expression expression, FlowDefinition runner, Resources resources) {
            try {
                return Optional.of(Extensions.normalized(expression.evaluate(new CallContext(
                        Map.of(),
                        new CallFacts("", "", SOME_MOMENT),
                        runner.defaultLanguage(),
                        SOME_MOMENT,
                        ZoneOffset.UTC,
                        resources))));
            } catch (EvaluationException _) { // it depends on the call
                return Optional.empty();
            }
        }

        private static Optional<ValueKind> kindOf(String path, FlowDefinition runner) {
            Optional<ValueKind> predefined = Expressions.predefined(path);
            return predefined.isPresent() || path.contains(".")
                    ? predefined
                    : Optional.ofNullable(runner.variables().get(new VariableName(path)))
                            .map(variable -> kindOf(variable.type()));
        }

        private static ValueKind kindOf(VariableType type) {
            return switch (type) {
                case DIGITS -> ValueKind.DIGITS;
                case TEXT -> ValueKind.TEXT;
                case DATE -> ValueKind.DAY;
                case NUMBER -> ValueKind.NUMBER;
                case BOOLEAN -> ValueKind.TRUTH;
                case RECORD -> ValueKind.RECORD;
            };
        }

        private static Object exampleOf(ValueKind kind) {
            return switch (kind) {
                case DIGITS -> SOME_DIGITS;
                case TEXT, CLOCK, MOMENT, ANYTHING -> SOME_TEXT;
                case DAY -> SOME_DAY;
                case WHOLE, NUMBER -> 1L;
                case TRUTH -> true;
                case RECORD -> Map.of();
            };
        }
    }

    /** How {@code flow} is run; empty for one that callers dial. */
    static Optional<Part> of(FlowDefinition flow, Resources resources) {
        var runBy = new LinkedHashSet<String>();
        var ways = new ArrayList<Map<VariableName, Given>>();
        resources.flows().forEach((name, other) -> {
            if (!isSame(other, flow)) {
                for (var node : other.nodes().values()) {
                    if (node instanceof RunFlow run && runs(run, flow, resources)) {
                        runBy.add(name);
                        ways.add(given(run, other, resources));
                    }
                }
            }
        });
        if (runBy.isEmpty() && flow.results().isEmpty()) {
            return Optional.empty();
        }
        Map<VariableName, Given> given = runBy.isEmpty() ? unwritten(flow) : together(ways);
        given.keySet().retainAll(flow.variables().keySet());
        return Optional.of(new Part(runBy, given));
    }

    /** What the first visit knows, example by variable. */
    Map<VariableName, Object> examples() {
        var examples = new LinkedHashMap<VariableName, Object>();
        given.forEach((variable, value) -> examples.put(variable, value.example()));
        return examples;
    }

    private static boolean runs(RunFlow run, FlowDefinition flow, Resources resources) {
        FlowDefinition other = run.flow() == null ? null : resources.flows().get(run.flow());
        return other != null && isSame(other, flow);
    }

    /** A flow does not know its own name in the workspace; others may well be called alike. */
    private static boolean isSame(FlowDefinition one, FlowDefinition other) {
        NodeId start = one.start();
        return one.name().equals(other.name()) && Objects.equals(start, other.start());
    }

    private static Map<VariableName, Given> given(RunFlow run, FlowDefinition runner, Resources resources) {
        var given = new LinkedHashMap<VariableName, Given>();
        run.with().forEach((variable, source) -> given.put(variable, Given.yielded(runner, source, resources)));
        return given;
    }

    /** What one way to run it leaves out is not known to be there. */
    private static Map<VariableName, Given> together(List<Map<VariableName, Given>> ways) {
        var all = new LinkedHashMap<VariableName, Given>();
        ways.forEach(way -> way.forEach((variable, value) -> all.merge(variable, value, Given::or)));
        all.replaceAll((variable, value) -> ways.stream().allMatch(way -> way.containsKey(variable))
                ? value
                : new Given(Value.UNKNOWN, value.example()));
        return all;
    }

    /** All that the flow does not put a value into itself. */
    private static Map<VariableName, Given> unwritten(FlowDefinition flow) {
        var texts = new Texts(flow);
        var written = new LinkedHashSet<VariableName>();
        flow.nodes()
                .values()
                .forEach(node -> NodeReads.of(node, texts).writes().values().forEach(written::addAll));
        var given = new LinkedHashMap<VariableName, Given>();
        flow.variables().forEach((name, variable) -> {
            if (!written.contains(name)) {
                given.put(name, Given.ofType(variable.type()));
            }
        });
        return given;
    }
}
