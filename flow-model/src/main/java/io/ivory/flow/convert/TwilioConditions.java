package io.ivory.flow.convert;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The conditions of a split as expressions. */
final class TwilioConditions {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private static final Set<String> OF_LETTERS = Set.of(
            "equal_to",
            "not_equal_to",
            "matches_any_of",
            "does_not_match_any_of",
            "contains",
            "does_not_contain",
            "starts_with",
            "does_not_start_with");

    private TwilioConditions() {}

    /**
     * The expression for {@code condition}; empty if it compares in a way that is not known here.
     *
     * @param input what the split names, in Liquid, for conditions that name nothing
     */
    static Optional<String> cel(TwilioState.Condition condition, String input, TwilioValues values) {
        String argument = condition.argument().isBlank() ? input : condition.argument();
        if (argument.isBlank()) {
            return Optional.empty();
        }
        return values.expression(argument.strip())
                .flatMap(subject ->
                        values.expression(condition.value().strip()).flatMap(value -> cel(condition, subject, value)));
    }

    private static Optional<String> cel(TwilioState.Condition condition, String subject, String value) {
        String listed = TwilioPlan.listed(condition.value()).stream()
                .map(TwilioValues::quoted)
                .collect(joining(", ", "[", "]"));
        boolean fixed = TwilioValues.isFixed(condition.value());
        return switch (condition.type()) {
            case "equal_to" -> Optional.of(subject + " == " + value);
            case "not_equal_to" -> Optional.of(subject + " != " + value);
            case "matches_any_of" -> fixed ? Optional.of(subject + " in " + listed) : Optional.empty();
            case "does_not_match_any_of" ->
                fixed ? Optional.of("!(" + subject + " in " + listed + ")") : Optional.empty();
            case "contains" -> Optional.of("(" + subject + ").contains(" + value + ")");
            case "does_not_contain" -> Optional.of("!(" + subject + ").contains(" + value + ")");
            case "starts_with" -> Optional.of("(" + subject + ").startsWith(" + value + ")");
            case "does_not_start_with" -> Optional.of("!(" + subject + ").startsWith(" + value + ")");
            case "regex" -> Optional.of("(" + subject + ").matches(" + value + ")");
            case "is_blank" -> Optional.of(subject + " == \"\"");
            case "is_not_blank" -> Optional.of(subject + " != \"\"");
            case "greater_than" -> number(condition).map(number -> compared(subject, ">", number));
            case "less_than" -> number(condition).map(number -> compared(subject, "<", number));
            default -> Optional.empty();
        };
    }

    /** What is not there is neither greater nor less. */
    private static String compared(String subject, String sign, String number) {
        return "(" + subject + " != \"\" && double(" + subject + ") " + sign + " " + number + ")";
    }

    private static Optional<String> number(TwilioState.Condition condition) {
        String value = condition.value().strip();
        return NUMBER.matcher(value).matches()
                ? Optional.of(value.contains(".") ? value : value + ".0")
                : Optional.empty();
    }

    /** Whether it makes a difference that letters are compared with their case. */
    static boolean minds(TwilioState.Condition condition) {
        return OF_LETTERS.contains(condition.type())
                && TwilioValues.isFixed(condition.value())
                && condition.value().chars().anyMatch(Character::isLetter);
    }

    /** The condition as its author sees it. */
    static String words(TwilioState.Condition condition) {
        return (condition.argument() + " " + condition.type() + " " + condition.value()).strip();
    }
}
