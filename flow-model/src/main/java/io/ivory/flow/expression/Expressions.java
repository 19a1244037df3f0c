package io.ivory.flow.expression;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Compiles what a flow computes: CEL expressions, prompts and requests over the flow's variables. Each text is compiled
 * once and remembered, so compiling a text that was checked before costs a map look-up. Thread-safe.
 *
 * <p>Names: the flow's variables (digits, text and dates are text, dates as {@code 2026-11-24}; numbers; booleans;
 * records with fields by name), {@code call.from}, {@code call.to}, {@code call.diverted}, {@code call.language},
 * {@code call.startedAt}, {@code caller.number}, {@code caller.calls}, {@code caller.known} (hidden by a variable called
 * "caller"), {@code now} (timestamps), {@code today} and {@code time} (text by the shop's wall clock).
 *
 * <p>Limits: {@value #MAX_LENGTH} characters an expression, {@value CelEnvironment#MAX_ITERATIONS} list elements an
 * evaluation. There are no loops, so an evaluation ends within these.
 */
public final class Expressions {

    /** Longest expression, in characters. */
    public static final int MAX_LENGTH = 2_000;

    /** What the CEL specification reserves, and the record of the call. */
    private static final Set<String> KEYWORDS = Set.of(
            "call",
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private static final Pattern ABOUT_CALLERS = Pattern.compile("\\b" + Predefined.CALLER + "\\s*\\.");
    private static final int MAX_FLOWS_REMEMBERED = 32;
    private static final int MAX_TEXTS_REMEMBERED = 5_000;

    /** Flows with the same variables share what they compiled: an edit of one node recompiles one text. */
    private static final Map<Known, Expressions> REMEMBERED = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Expressions> eldest) {
            return size() > MAX_FLOWS_REMEMBERED;
        }
    };

    private final Map<String, VariableType> types;
    private final Map<String, Map<String, VariableType>> fields;
    private final Set<String> numbers;
    private final CelCompiler compiler;
    private final CelCompiler numberChecker;
    private final Map<String, Compiled<Expression>> expressions = new ConcurrentHashMap<>();
    private final Map<String, Compiled<PromptTemplate>> prompts = new ConcurrentHashMap<>();
    private final Map<String, Compiled<UrlTemplate>> urls = new ConcurrentHashMap<>();
    private final Map<String, Compiled<JsonTemplate>> bodies = new ConcurrentHashMap<>();

    /**
     * What is known of the names.
     *
     * @param types the type of each variable
     * @param fields the fields of those records that are known to have no others
     */
    private record Known(Map<String, VariableType> types, Map<String, Map<String, VariableType>> fields) {}

    private Expressions(Known known) {
        this.types = known.types();
        this.fields = known.fields();
        this.numbers = types.entrySet().stream()
                .filter(variable -> variable.getValue() == VariableType.NUMBER)
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
        this.compiler = CelEnvironment.compiler(types);
        this.numberChecker = numbers.isEmpty() ? compiler : CelEnvironment.numberChecker(types);
    }

    /** The expressions over the variables of {@code flow}; records may have any fields. */
    public static Expressions forFlow(FlowDefinition flow) {
        return forFlow(flow, Map.of());
    }

    /**
     * The expressions over the variables of {@code flow}, for its author: records that come from tables have the columns
     * of these tables, answers the fields that are declared, and another field is a mistake.
     *
     * @param resources holds the tables
     */
    public static Expressions forFlow(FlowDefinition flow, Resources resources) {
        return forFlow(flow, RecordFields.of(flow, resources));
    }

    private static Expressions forFlow(FlowDefinition flow, Map<String, Map<String, VariableType>> fields) {
        Map<String, VariableType> types = flow.variables().entrySet().stream()
                .collect(toMap(
                        entry -> entry.getKey().value(),
                        entry -> entry.getValue().type()));
        synchronized (REMEMBERED) {
            return REMEMBERED.computeIfAbsent(new Known(types, fields), Expressions::new);
        }
    }

    /** Whether expressions know the name already, so that no variable may have it. */
    public static boolean isReserved(VariableName name) {
        return KEYWORDS.contains(name.value()) || Predefined.TYPES.containsKey(name.value());
    }

    /** What values a name has that every expression knows, such as {@code call.from}; empty for other names. */
    public static Optional<ValueKind> predefined(String name) {
        return Predefined.kindOf(name);
    }

    /** The same in a flow with these variables, which may hide such a name. */
    public static Optional<ValueKind> predefined(String name, Set<VariableName> variables) {
        boolean hidden =
                variables.contains(new VariableName(Predefined.CALLER)) && name.startsWith(Predefined.CALLER + ".");
        return hidden ? Optional.empty() : Predefined.kindOf(name);
    }

    /** Whether {@code source} may ask for the caller's earlier calls, which somebody then has to look up. */
    public static boolean mayReadEarlierCalls(String source) {
        return ABOUT_CALLERS.matcher(source).find();
    }

    /** Whether the value of {@code name} changes as time passes: {@code now}, {@code today}, {@code time}. */
    public static boolean isClock(String name) {
        return name.equals(Predefined.NOW) || name.equals(Predefined.TODAY) || name.equals(Predefined.TIME);
    }

    /**
     * Compiles an expression of any kind.
     *
     * @throws BadExpressionException if {@code source} is no CEL expression over the known names
     */
    public Expression compile(String source) {
        return remembered(expressions, source, this::compileAnew);
    }

    /**
     * Compiles what must yield true or false.
     *
     * @throws BadExpressionException if {@code source} is no such expression
     */
    public Expression condition(String source) {
        Expression expression = compile(source);
        if (!expression.mayBeCondition()) {
            throw new BadExpressionException(
                    "a condition must yield true or false: compare the value with another, such as " + source.strip()
                            + " == ...",
                    0);
        }
        return expression;
    }

    /**
     * Compiles the text of a prompt.
     *
     * @throws BadExpressionException if a value in braces cannot be understood
     */
    public PromptTemplate prompt(String text) {
        return remembered(prompts, text, source -> PromptTemplate.parse(source, this));
    }

    /**
     * Compiles the path of an HTTP request.
     *
     * @throws BadExpressionException if it is no path, or a value in braces cannot be understood
     */
    public UrlTemplate url(String path) {
        return remembered(urls, path, source -> UrlTemplate.parse(source, this));
    }

    /**
     * Compiles the JSON body of an HTTP request.
     *
     * @throws BadExpressionException if it is not JSON, or a value in braces cannot be understood
     */
    public JsonTemplate json(String body) {
        return remembered(bodies, body, source -> JsonTemplate.parse(source, this));
    }

    private Expression compileAnew(String source) {
        if (source.isBlank()) {
            throw new BadExpressionException("there is no expression: name a variable or write a value", 0);
        }
        if (source.length() > MAX_LENGTH) {
            throw new BadExpressionException(
                    "an expression has at most " + MAX_LENGTH + " characters, but this one has " + source.length()
                            + ": split it with a set node",
                    MAX_LENGTH);
        }
        try {
            CelAbstractSyntaxTree tree = compiler.compile(source).getAst();
            FieldUse.check(source, tree, fields, numbers);
            PatternUse.check(source, tree);
            var parts = new ExpressionTree(tree.getExpr());
            return new Expression(
                    source, resultType(source, tree, parts).kind(), CelEnvironment.program(tree), types, parts);
        } catch (CelValidationException e) {
            List<CelIssue> typed = numberChecker.compile(source).getErrors();
            throw CompileProblem.of(source, typed.isEmpty() ? e.getErrors() : typed, knownNames());
        }
    }

    /** What it yields, once numbers are used as numbers alone; only expressions that read one are checked again. */
    private CelType resultType(String source, CelAbstractSyntaxTree tree, ExpressionTree parts)
            throws CelValidationException {
        boolean readsNumbers =
                parts.reads().stream().map(path -> path.split("\\.", 2)[0]).anyMatch(numbers::contains);
        return (readsNumbers ? numberChecker.compile(source).getAst() : tree).getResultType();
    }

    private Set<String> knownNames() {
        var names = new TreeSet<>(types.keySet());
        names.addAll(Predefined.typesBeside(types).keySet());
        return names;
    }

    private static <T> T remembered(Map<String, Compiled<T>> memory, String source, Function<String, T> compile) {
        Compiled<T> known = memory.get(source);
        if (known == null) {
            known = attempt(source, compile);
            if (memory.size() >= MAX_TEXTS_REMEMBERED) {
                memory.clear();
            }
            memory.put(source, known);
        }
        return switch (known) {
            case Compiled.Good<T>(T result) -> result;
            case Compiled.Bad<T>(String reason, int position) -> throw new BadExpressionException(reason, position);
        };
    }

    private static <T> Compiled<T> attempt(String source, Function<String, T> compile) {
        try {
            return new Compiled.Good<>(compile.apply(source));
        } catch (BadExpressionException e) {
            return new Compiled.Bad<>(e.reason(), e.position());
        }
    }

    /** The result of compiling a text, failures included, so that they too are found only once. */
    private sealed interface Compiled<T> {

        record Good<T>(T result) implements Compiled<T> {}

        record Bad<T>(String reason, int position) implements Compiled<T> {}
    }
}
