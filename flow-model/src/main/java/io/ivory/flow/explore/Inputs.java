package io.ivory.flow.explore;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.Collect;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.DigitPattern;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may key in and a service may answer, so that what depends on it goes every way it can: taken from the
 * values that conditions name and tables hold. Not all there is, but enough for nearly every flow; where it is not, a
 * search finds no call and says so.
 */
final class Inputs {

    private static final int MOST = 60;
    private static final int MOST_BODIES = 250;
    private static final String DIGITS = "12345678901234567890123456789012";
    /** What a field may hold that nobody compares with anything: it can be said as digits, number or text. */
    private static final Object SOME_VALUE = "12345";

    private static final Object SOME_DATE = "2026-11-24";

    private final FlowPlan plan;
    private final Resources resources;
    private final Map<VariableName, List<Expression>> readers = new HashMap<>();
    private final Map<AnswerUse, List<Object>> bodies = new HashMap<>();

    Inputs(FlowPlan plan, Resources resources) {
        this.plan = plan;
        this.resources = resources;
        for (int node = 0; node < plan.nodes().size(); node++) {
            for (Expression expression : plan.reads(node).computed()) {
                expression.reads().stream()
                        .flatMap(path -> plan.texts().variable(path).stream())
                        .distinct()
                        .forEach(variable -> readers.computeIfAbsent(variable, _ -> new ArrayList<>())
                                .add(expression));
            }
        }
    }

    /** Keys that {@code node} takes, likely ones first. */
    List<String> keys(Collect node, VariableName into) {
        var keys = new LinkedHashSet<String>();
        addExamples(keys, node);
        keys.add(DIGITS.substring(0, node.minDigits()));
        for (Expression reader : readers.getOrDefault(into, List.of())) {
            for (Object constant : reader.constants()) {
                addKeys(keys, constant, node);
            }
        }
        cells(into).forEach(keys::add);
        for (int length = node.minDigits(); length <= node.maxDigits() && readers.containsKey(into); length++) {
            keys.add(DIGITS.substring(0, length));
            keys.add("0".repeat(length));
        }
        return keys.stream()
                .filter(key -> fits(key, node))
                .limit(readers.containsKey(into) ? MOST : 1)
                .toList();
    }

    /** Short and long ones that pass the check. */
    private static void addExamples(Set<String> keys, Collect node) {
        DigitCheck check = node.check();
        if (check.pattern() != null || check.luhn()) {
            try {
                var pattern = DigitPattern.parse(Objects.requireNonNullElse(check.pattern(), ".*"));
                pattern.search(node.minDigits(), node.maxDigits(), check.luhn())
                        .example()
                        .ifPresent(keys::add);
                pattern.search(node.maxDigits(), node.maxDigits(), check.luhn())
                        .example()
                        .ifPresent(keys::add);
            } catch (InvalidFlowException _) {
                // no keys pass a pattern that cannot be understood
            }
        }
    }

    private static void addKeys(Set<String> keys, Object constant, Collect node) {
        switch (constant) {
            case String text -> keys.add(text);
            case Number number -> {
                for (long near : List.of(number.longValue(), number.longValue() + 1, number.longValue() - 1)) {
                    if (near >= 0) {
                        String digits = Long.toString(near);
                        keys.add("0".repeat(Math.max(0, node.minDigits() - digits.length())) + digits);
                    }
                    if (near >= node.minDigits() && near <= node.maxDigits()) {
                        keys.add(DIGITS.substring(0, (int) near));
                    }
                }
            }
            default -> {}
        }
    }

    static boolean fits(String keys, Collect node) {
        try {
            return node.admits(keys);
        } catch (InvalidFlowException _) {
            return false;
        }
    }

    /** The cells that a variable is compared with. */
    private Stream<String> cells(VariableName variable) {
        return plan.nodes().stream()
                .filter(node -> looksUp(node, variable))
                .map(Lookup.class::cast)
                .flatMap(this::cells)
                .limit(MOST);
    }

    private boolean looksUp(FlowNode node, VariableName variable) {
        return node instanceof Lookup lookup
                && plan.texts().expression(lookup.value()).stream()
                        .flatMap(value -> value.reads().stream())
                        .anyMatch(path -> plan.texts()
                                .variable(path)
                                .filter(variable::equals)
                                .isPresent());
    }

    private Stream<String> cells(Lookup lookup) {
        DataTable table = lookup.table() == null ? null : resources.tables().get(lookup.table());
        if (table == null || lookup.match() == null) {
            return Stream.of();
        }
        List<String> columns = switch (lookup.match()) {
            case RowMatch.Equal(String column) -> List.of(column);
            case RowMatch.Between(String from, String to) -> List.of(from, to);
        };
        return table.rows().stream()
                .limit(MOST)
                .flatMap(row -> columns.stream()
                        .map(table.columns()::indexOf)
                        .filter(index -> index >= 0)
                        .map(index -> row.get(index).strip()));
    }

    /** The flow's variables. */
    Map<VariableName, Variable> variables() {
        return plan.flow().variables();
    }

    /** What a service may answer where this becomes of it, as JSON values; null for an empty answer. */
    List<@Nullable Object> answers(AnswerUse use) {
        var answers = new ArrayList<@Nullable Object>();
        boolean read = use.filled().stream().anyMatch(readers::containsKey)
                || !use.fields().isEmpty();
        if (read) {
            answers.addAll(bodies.computeIfAbsent(use, this::bodies));
        }
        answers.add(null);
        return answers;
    }

    private List<Object> bodies(AnswerUse use) {
        var types = new LinkedHashMap<String, VariableType>();
        use.values().forEach((variable, path) -> {
            Variable declared = variables().get(variable);
            types.put(path, declared == null ? VariableType.TEXT : declared.type());
        });
        use.fields().forEach((path, field) -> types.put(path, field.type()));
        Map<String, Set<Object>> fields = fieldsRead(use);
        types.keySet().forEach(path -> fields.computeIfAbsent(path, _ -> new LinkedHashSet<>()));
        var bodies = new ArrayList<Object>();
        for (Object usual : List.of(SOME_VALUE, SOME_DATE, 1L, true)) {
            var body = new LinkedHashMap<String, Object>();
            fields.keySet().forEach(field -> body.put(field, usual(types.get(field), usual)));
            bodies.add(nested(body));
        }
        for (String path : List.copyOf(fields.keySet())) {
            AnswerField declared = use.fields().get(path);
            if (declared != null && declared.optional()) {
                var body = new LinkedHashMap<String, Object>();
                fields.keySet().stream()
                        .filter(field -> !field.equals(path))
                        .forEach(field -> body.put(field, usual(types.get(field), SOME_VALUE)));
                bodies.add(nested(body));
            }
        }
        combine(fields, types, bodies);
        bodies.add(Map.of());
        return bodies.stream().distinct().toList();
    }

    /** The fields that somebody reads, with values near those that they are compared with. */
    private Map<String, Set<Object>> fieldsRead(AnswerUse use) {
        var fields = new LinkedHashMap<String, Set<Object>>();
        if (use.into() != null) {
            for (Expression reader : readers.getOrDefault(use.into(), List.of())) {
                for (String path : reader.reads()) {
                    if (path.startsWith(use.into().value() + ".")) {
                        fields.computeIfAbsent(
                                        path.substring(use.into().value().length() + 1), _ -> new LinkedHashSet<>())
                                .addAll(near(reader.constants()));
                    }
                }
            }
        }
        use.values().forEach((variable, path) -> {
            Set<Object> values = fields.computeIfAbsent(path, _ -> new LinkedHashSet<>());
            readers.getOrDefault(variable, List.of()).forEach(reader -> values.addAll(near(reader.constants())));
        });
        return fields;
    }

    /** A value of this type; {@code otherwise} where a field may hold anything. */
    private static Object usual(@Nullable VariableType type, Object otherwise) {
        return switch (type) {
            case null -> otherwise;
            case DIGITS, TEXT -> SOME_VALUE;
            case NUMBER -> 1L;
            case BOOLEAN -> true;
            case DATE -> SOME_DATE;
            case RECORD -> Map.of();
        };
    }

    /** Values of another type only make an answer that does not fit, of which there are enough. */
    private static boolean mayBe(@Nullable VariableType type, Object value) {
        return switch (type) {
            case null -> true;
            case DIGITS, TEXT, DATE -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case RECORD -> false;
        };
    }

    /** All combinations as long as they are few, else one field after the other. */
    private static void combine(Map<String, Set<Object>> fields, Map<String, VariableType> types, List<Object> bodies) {
        fields.forEach((field, values) -> {
            VariableType type = types.get(field);
            values.removeIf(value -> !mayBe(type, value));
            values.addAll(type == null ? List.of(SOME_VALUE, SOME_DATE) : List.of(usual(type, SOME_VALUE)));
        });
        long all = fields.values().stream().mapToLong(Set::size).reduce(1, (a, b) -> Math.min(a * b, MOST_BODIES + 1L));
        List<Map<String, Object>> made = new ArrayList<>(List.of(new LinkedHashMap<>()));
        fields.forEach((field, values) -> {
            var longer = new ArrayList<Map<String, Object>>();
            for (Map<String, Object> body : made) {
                boolean others = body.entrySet().stream()
                        .anyMatch(set -> !set.getValue().equals(usual(types.get(set.getKey()), SOME_VALUE)));
                for (Object value :
                        all <= MOST_BODIES || !others ? values : Set.of(usual(types.get(field), SOME_VALUE))) {
                    var more = new LinkedHashMap<>(body);
                    more.put(field, value);
                    longer.add(more);
                }
            }
            made.clear();
            made.addAll(longer);
        });
        made.forEach(body -> bodies.add(nested(body)));
    }

    private static Set<Object> near(List<Object> constants) {
        var near = new TreeSet<Object>((a, b) -> a.toString().compareTo(b.toString()));
        for (Object constant : constants) {
            near.add(constant);
            switch (constant) {
                case Long number -> near.addAll(List.of(number + 1, number - 1));
                case Double number -> near.addAll(List.of(number + 1, number - 1));
                case Boolean truth -> near.add(!truth);
                default -> {}
            }
        }
        return near;
    }

    /** {@code {"a.b": 1}} as {@code {"a": {"b": 1}}}. */
    private static Map<String, Object> nested(Map<String, Object> flat) {
        var nested = new LinkedHashMap<String, Object>();
        flat.forEach((path, value) -> {
            Map<String, Object> at = nested;
            String[] names = path.split("\\.", -1);
            for (int i = 0; i < names.length - 1; i++) {
                at = inner(at, names[i]);
            }
            at.putIfAbsent(names[names.length - 1], value);
        });
        return nested;
    }

    @SuppressWarnings("unchecked") // only nested() makes these maps, with text as keys
    private static Map<String, Object> inner(Map<String, Object> record, String name) {
        Object inner = record.get(name);
        if (!(inner instanceof Map)) {
            inner = new LinkedHashMap<String, Object>();
            record.put(name, inner);
        }
        return (Map<String, Object>) inner;
    }
}
