package io.ivory.flow.expression;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what CEL's compiler says into words that help someone who is no programmer. */
final class CompileProblem {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'");
    private static final Pattern NO_FIELDS = Pattern.compile("type '([^']*)' does not support field selection");
    private static final Pattern NO_LIST =
            Pattern.compile("expression of type '([^']*)' cannot be (?:(?:a|the) )?range");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern SINGLE_EQUALS = Pattern.compile("(?<![=!<>])=(?!=)");
    private static final Pattern OPERATOR = Pattern.compile("^_|_(?=]?$)");

    private CompileProblem() {}

    static BadExpressionException of(String source, List<CelIssue> issues, Set<String> knownNames) {
        CelIssue first = issues.getFirst();
        int position = position(source, first);
        return new BadExpressionException(inWords(source, first.getMessage(), position, knownNames), position);
    }

    private static int position(String source, CelIssue issue) {
        int offset = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            offset = source.indexOf('\n', offset) + 1;
        }
        return Math.clamp(offset + (long) issue.getSourceLocation().getColumn(), 0, source.length());
    }

    private static String inWords(String source, String message, int position, Set<String> knownNames) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.find()) {
            return source.startsWith("(", position)
                    ? unknownFunction(undeclared.group(1))
                    : unknownName(nameAt(source, position, undeclared.group(1)), knownNames);
        }
        Matcher mismatch = NO_OVERLOAD.matcher(message);
        if (mismatch.find()) {
            return kindsDoNotFit(mismatch.group(1), mismatch.group(2));
        }
        Matcher noFields = NO_FIELDS.matcher(message);
        if (noFields.find()) {
            return KindWords.one(noFields.group(1)) + " has no fields: only records have them";
        }
        Matcher noList = NO_LIST.matcher(message);
        if (noList.find()) {
            return "only a list has elements to go through, not " + KindWords.one(noList.group(1));
        }
        if (SINGLE_EQUALS.matcher(source).find() && message.contains("token recognition error at: '=")) {
            return "a comparison is written with two equals signs: ==";
        }
        if (position >= source.stripTrailing().length()) {
            return "the expression ends too early: something is missing here";
        }
        if (message.contains("expecting") || message.contains("token recognition") || message.contains("no viable")) {
            return "\"" + around(source, position) + "\" does not belong here: check quotes, brackets and operators";
        }
        return "this expression cannot be understood: " + message;
    }

    private static String nameAt(String source, int position, String fallback) {
        Matcher name = NAME.matcher(source);
        return name.find(position) && name.start() == position ? name.group() : fallback;
    }

    private static String unknownFunction(String name) {
        return "there is no function \"" + name + "\"";
    }

    private static String unknownName(String name, Set<String> knownNames) {
        String word = name.split("\\.", 2)[0];
        boolean hasParts = knownNames.stream().anyMatch(known -> known.startsWith(word + "."));
        String first = hasParts ? name : word;
        return "there is no variable \"" + first + "\""
                + Suggestion.closest(first, knownNames)
                        .map(known -> " - did you mean \"" + known + "\"?")
                        .orElse(": declare it under the flow's variables, or put text in quotes");
    }

    private static String kindsDoNotFit(String function, String kinds) {
        if (function.equals("_?_:_")) {
            return kinds.startsWith("(bool,")
                    ? "before and after the \":\" there must be values of the same kind"
                    : "before the \"?\" there must be something that yields true or false";
        }
        String written = function.startsWith("@")
                ? function.substring(1)
                : OPERATOR.matcher(function).replaceAll("");
        String words = KindWords.all(kinds);
        return "\"" + written + "\" does not go with " + words + cure(written, words);
    }

    private static String cure(String function, String kinds) {
        boolean takesNoNumber = NAME.matcher(function).matches() || function.equals("+");
        return switch (function) {
            case "&&", "||", "!" -> ": it takes what is true or false, such as a comparison";
            case String _ when takesNoNumber && kinds.contains("number") -> ": string(...) turns a number into text";
            case String _
            when kinds.equals("number and number") ->
                ": where the other number is a broken one, write whole numbers with a fraction too, such as 2.0";
            default -> ": digits, text and dates are text and need quotes, numbers have none";
        };
    }

    private static String around(String source, int position) {
        return source.substring(position, Math.min(source.length(), position + 12))
                .strip();
    }
}
