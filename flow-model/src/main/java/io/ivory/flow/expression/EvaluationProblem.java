package io.ivory.flow.expression;

import dev.cel.runtime.CelEvaluationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what CEL says about a failed evaluation into words that carry no value of the call. */
final class EvaluationProblem {

    private static final Pattern MISSING_KEY = Pattern.compile("key '([A-Za-z0-9_]+)' is not present in map");

    private EvaluationProblem() {}

    static String inWords(CelEvaluationException problem) {
        return switch (problem.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND -> missing(String.valueOf(problem.getMessage()));
            case INDEX_OUT_OF_BOUNDS -> "the list has no such element";
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case OVERLOAD_NOT_FOUND -> "its values are of kinds that do not go together";
            case NUMERIC_OVERFLOW -> "the number is too large";
            case ITERATION_BUDGET_EXCEEDED -> "it goes through too many list elements";
            case BAD_FORMAT -> "a value does not have the form it needs";
            case INTERNAL_ERROR, DUPLICATE_ATTRIBUTE, INVALID_ARGUMENT, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
                "it cannot be computed with the values of this call";
        };
    }

    private static String missing(String message) {
        Matcher key = MISSING_KEY.matcher(message);
        return key.find() ? "the record has no field \"" + key.group(1) + "\"" : "a field is missing";
    }
}
