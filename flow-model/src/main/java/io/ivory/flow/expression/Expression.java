package io.ivory.flow.expression;

import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import io.ivory.flow.Extensions;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/** A compiled CEL expression. Immutable and safe to use from any thread. */
public final class Expression {

    private final String source;
    private final CelKind kind;
    private final CelRuntime.Program program;
    private final Map<String, VariableType> types;
    private final ExpressionTree tree;

    Expression(
            String source,
            CelKind kind,
            CelRuntime.Program program,
            Map<String, VariableType> types,
            ExpressionTree tree) {
        this.source = source;
        this.kind = kind;
        this.program = program;
        this.types = types;
        this.tree = tree;
    }

    public String source() {
        return source;
    }

    /** The flow's variables that it reads. */
    public Set<VariableName> variables() {
        var variables = new LinkedHashSet<VariableName>();
        for (String path : tree.reads()) {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            if (types.containsKey(name)) {
                variables.add(new VariableName(name));
            }
        }
        return Collections.unmodifiableSet(variables);
    }

    /** The names it reads, fields included, such as {@code order.status}. */
    public SequencedSet<String> reads() {
        return Collections.unmodifiableSequencedSet(tree.reads());
    }

    /** The values that are written in it: String, Long, Double, Boolean. */
    public List<Object> constants() {
        return Collections.unmodifiableList(tree.constants());
    }

    /**
     * What it surely yields where names have values of these kinds; empty if evaluating it may fail.
     *
     * @param names the kind of a name with its fields; empty where it may have no value
     */
    public Optional<ValueKind> kindIn(Function<String, Optional<ValueKind>> names) {
        return tree.kindIn(names);
    }

    /** Whether a variable of this type can take the value, as far as one can tell without running it. */
    public boolean fits(VariableType type) {
        return isDynamic()
                || switch (type) {
                    case DIGITS, TEXT, DATE -> kind == CelKind.STRING;
                    case NUMBER -> kind == CelKind.INT || kind == CelKind.UINT || kind == CelKind.DOUBLE;
                    case BOOLEAN -> kind == CelKind.BOOL;
                    case RECORD -> kind == CelKind.MAP || kind == CelKind.LIST;
                };
    }

    /** Whether it yields true or false, as far as one can tell without running it. */
    boolean mayBeCondition() {
        return isDynamic() || kind == CelKind.BOOL;
    }

    /** Whether it may yield a record, whose fields must be said one by one. */
    boolean isRecord() {
        return kind == CelKind.MAP;
    }

    /** What kind of value it yields, if it yields no text; empty for text and where one cannot tell without running it. */
    Optional<ValueKind> kindBesidesText() {
        return switch (kind) {
            case INT, UINT -> Optional.of(ValueKind.WHOLE);
            case DOUBLE -> Optional.of(ValueKind.NUMBER);
            case BOOL -> Optional.of(ValueKind.TRUTH);
            case TIMESTAMP -> Optional.of(ValueKind.MOMENT);
            default -> Optional.empty();
        };
    }

    private boolean isDynamic() {
        return kind == CelKind.DYN || kind == CelKind.ANY;
    }

    /**
     * The value: String, Long, Double, Boolean, Instant, Duration, List, Map or {@link Extensions#NULL}.
     *
     * @throws EvaluationException if a value it needs is missing or of the wrong kind
     */
    public Object evaluate(CallContext context) {
        var values = new ContextValues(context, types);
        Object result;
        try {
            result = program.eval(values);
        } catch (CelEvaluationException e) {
            throw new EvaluationException("{" + source + "}: " + EvaluationProblem.inWords(e));
        }
        if (result instanceof CelUnknownSet) {
            throw new EvaluationException("{" + source + "}: " + String.join(", ", values.missing())
                    + " has no value at this point of the call");
        }
        return CelValues.fromCel(result);
    }

    /**
     * Whether the condition holds.
     *
     * @throws EvaluationException if a value is missing, or the result is neither true nor false
     */
    public boolean holds(CallContext context) {
        if (evaluate(context) instanceof Boolean result) {
            return result;
        }
        throw new EvaluationException("{" + source + "}: a condition must yield true or false, but this one does not");
    }

    /**
     * The value as text, as it is compared with a table's cells: whole numbers without a fraction.
     *
     * @throws EvaluationException if a value is missing, or the result is no single value
     */
    public String text(CallContext context) {
        return textOf(evaluate(context));
    }

    String textOf(Object value) {
        return CelValues.text(value)
                .orElseThrow(() -> new EvaluationException(
                        value.equals(Extensions.NULL)
                                ? "{" + source + "}: the value is null"
                                : "{" + source + "}: this is a record or a list; name one of its fields"));
    }

    @Override
    public String toString() {
        return source;
    }
}
