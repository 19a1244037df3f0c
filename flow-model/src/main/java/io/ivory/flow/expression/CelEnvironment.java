package io.ivory.flow.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.StringFunction.StringOverload;
import io.ivory.flow.VariableType;
import java.util.Map;
import java.util.function.Function;

/**
 * How CEL is set up: limits, types of the names, and arithmetic that mixes whole and broken numbers, which CEL lacks
 * ({@code total + 1}) and business users expect.
 */
final class CelEnvironment {

    /** Most list elements that one evaluation goes through. */
    static final int MAX_ITERATIONS = 1_000;

    private static final int MAX_DEPTH = 50;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxExpressionCodePointSize(Expressions.MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .build();

    private static final String MODULO = "_%_";
    private static final String MODULO_OF_DOUBLES = "modulo_double";
    private static final Map<String, String> OPERATORS =
            Map.of("_+_", "add", "_-_", "subtract", "_*_", "multiply", "_/_", "divide", MODULO, "modulo");
    private static final String DOUBLE_FIRST = "_double_int";
    private static final String INT_FIRST = "_int_double";

    private static final CelRuntime RUNTIME = runtime();

    private CelEnvironment() {}

    /** Compiles what is evaluated: numbers may be anything, so that whole and broken ones mix in a call as they come. */
    static CelCompiler compiler(Map<String, VariableType> variables) {
        return withNames(variables, CelEnvironment::evaluatedType).build();
    }

    /**
     * Compiles what is only checked: numbers are numbers, and whole ones may stand wherever {@link #compiler} lets them
     * at run time.
     */
    static CelCompiler numberChecker(Map<String, VariableType> variables) {
        return withNames(variables, CelEnvironment::checkedType)
                .addFunctionDeclarations(MixedNumbers.DECLARATIONS)
                .build();
    }

    private static CelCompilerBuilder withNames(
            Map<String, VariableType> variables, Function<VariableType, CelType> types) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        Map<String, CelType> predefined = Predefined.typesBeside(variables);
        predefined.forEach(builder::addVar);
        variables.forEach((name, type) -> {
            if (!predefined.containsKey(name)) {
                builder.addVar(name, types.apply(type));
            }
        });
        OPERATORS.forEach((operator, name) -> builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                operator,
                overload(name + DOUBLE_FIRST, SimpleType.DOUBLE, SimpleType.INT),
                overload(name + INT_FIRST, SimpleType.INT, SimpleType.DOUBLE))));
        builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                MODULO, overload(MODULO_OF_DOUBLES, SimpleType.DOUBLE, SimpleType.DOUBLE)));
        return builder;
    }

    private static CelOverloadDecl overload(String id, CelType left, CelType right) {
        return CelOverloadDecl.newGlobalOverload(id, SimpleType.DOUBLE, left, right);
    }

    /** Numbers are doubles, but declared dynamic: CEL would refuse {@code total == 5} for a declared double. */
    private static CelType evaluatedType(VariableType type) {
        return switch (type) {
            case DIGITS, TEXT, DATE -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case NUMBER, RECORD -> SimpleType.DYN;
        };
    }

    private static CelType checkedType(VariableType type) {
        return type == VariableType.NUMBER ? SimpleType.DOUBLE : evaluatedType(type);
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions((function, overload) -> overload != StringOverload.DOUBLE_TO_STRING)
                        .build())
                .addFunctionBindings(
                        doubleFirst("add", (a, b) -> a + b),
                        doubleFirst("subtract", (a, b) -> a - b),
                        doubleFirst("multiply", (a, b) -> a * b),
                        doubleFirst("divide", (a, b) -> a / b),
                        doubleFirst("modulo", (a, b) -> a % b),
                        intFirst("add", (a, b) -> a + b),
                        intFirst("subtract", (a, b) -> a - b),
                        intFirst("multiply", (a, b) -> a * b),
                        intFirst("divide", (a, b) -> a / b),
                        intFirst("modulo", (a, b) -> a % b),
                        CelFunctionBinding.from("double_to_string", Double.class, CelValues::plain),
                        CelFunctionBinding.from(MODULO_OF_DOUBLES, Double.class, Double.class, (a, b) -> a % b))
                .build();
    }

    private static CelFunctionBinding doubleFirst(String name, CelFunctionOverload.Binary<Double, Long> operation) {
        return CelFunctionBinding.from(name + DOUBLE_FIRST, Double.class, Long.class, operation);
    }

    private static CelFunctionBinding intFirst(String name, CelFunctionOverload.Binary<Long, Double> operation) {
        return CelFunctionBinding.from(name + INT_FIRST, Long.class, Double.class, operation);
    }

    static CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new BadExpressionException("this cannot be computed: " + e.getMessage(), 0);
        }
    }
}
