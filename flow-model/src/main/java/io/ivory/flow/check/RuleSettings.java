package io.ivory.flow.check;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.expression.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much the findings of each rule matter: the severities of {@link FlowChecks#rules()}, and where a workspace or a
 * command line wants it otherwise, that.
 *
 * @param levels by the id of the rule; rules that are missing keep their own severity
 */
public record RuleSettings(Map<String, Level> levels) {

    /** Every rule as it comes. */
    public static final RuleSettings DEFAULT = new RuleSettings(Map.of());

    /**
     * Only what no call could run without: what a flow is held to that was published under other settings, or by an
     * earlier release with fewer rules, so that it goes on taking calls.
     */
    public static final RuleSettings REQUIRED_ONLY = new RuleSettings(FlowChecks.rules().stream()
            .filter(rule -> !rule.required())
            .collect(Collectors.toMap(Rule::id, _ -> Level.OFF)));

    /** What a setting makes of a rule. */
    public enum Level {
        ERROR,
        WARNING,
        INFO,
        /** The rule is not looked at. */
        OFF;

        /** What a settings file says for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RuleSettings {
        levels = copyInOrder(levels);
        levels.forEach(RuleSettings::requireAllowed);
    }

    /**
     * Settings as people write them: {@code key-gap} to {@code off}.
     *
     * @throws InvalidFlowException naming the first rule or word that is not known, or a rule that cannot be softened
     */
    public static RuleSettings parse(Map<String, String> words) {
        var levels = new LinkedHashMap<String, Level>();
        words.forEach((rule, word) -> levels.put(rule, level(rule, word)));
        return new RuleSettings(levels);
    }

    private static Level level(String rule, String word) {
        return Arrays.stream(Level.values())
                .filter(level -> level.word().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidFlowException("The rule \"" + rule
                        + "\" can be set to error, warning, info or off, but not to \"" + word + "\""));
    }

    private static void requireAllowed(String id, Level level) {
        Rule rule = FlowChecks.rule(id)
                .orElseThrow(() -> new InvalidFlowException("There is no rule \"" + id + "\""
                        + Suggestion.closest(
                                        id,
                                        FlowChecks.rules().stream()
                                                .map(Rule::id)
                                                .toList())
                                .map(known -> " - did you mean \"" + known + "\"?")
                                .orElse(": docs/rules lists them all")));
        require(
                !rule.required() || level == Level.ERROR,
                "No flow can run that breaks the rule \"" + id + "\", so it stays an error and cannot be set to "
                        + level.word());
    }

    /** How much a finding of {@code rule} matters; empty if it is not looked at. */
    public Optional<Severity> severity(Rule rule) {
        Level level = levels.get(rule.id());
        return level == null
                ? Optional.of(rule.severity())
                : switch (level) {
                    case ERROR -> Optional.of(Severity.ERROR);
                    case WARNING -> Optional.of(Severity.WARNING);
                    case INFO -> Optional.of(Severity.INFO);
                    case OFF -> Optional.empty();
                };
    }
}
