package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expressions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Callers of all languages must be told the same values. */
final class TranslationDiffers implements FlowCheck {

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z]\\w*(?:\\.\\w+)*");

    @Override
    public String rule() {
        return "translation-differs";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Expressions expressions = Expressions.forFlow(flow);
        PromptUse.firstUsers(flow)
                .forEach((id, node) ->
                        flow.prompt(id).ifPresent(prompt -> check(findings, flow, expressions, node, id, prompt)));
        return findings.all();
    }

    private static void check(
            Findings findings,
            FlowDefinition flow,
            Expressions expressions,
            FlowNode node,
            PromptId id,
            Prompt prompt) {
        Language first = flow.defaultLanguage();
        Set<String> expected = values(flow, expressions, prompt, first).orElse(Set.of());
        for (Language language : flow.languages()) {
            if (language.equals(first) || prompt.in(first).isEmpty()) {
                continue;
            }
            values(flow, expressions, prompt, language)
                    .filter(values -> !values.equals(expected))
                    .ifPresent(values ->
                            findings.add(node, Places.of(id, language), difference(expected, values, first, language)));
        }
    }

    private static String difference(Set<String> expected, Set<String> values, Language first, Language language) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(values);
        if (!missing.isEmpty()) {
            return "callers of \"" + language + "\" are not told {" + missing.first() + "}, which those of \"" + first
                    + "\" are: say it in both";
        }
        var added = new TreeSet<>(values);
        added.removeAll(expected);
        return "callers of \"" + language + "\" are told {" + added.first() + "}, which those of \"" + first
                + "\" are not: say it in both";
    }

    /** The variables and fields that a text says; empty if there is no text, or one that cannot be understood. */
    private static Optional<Set<String>> values(
            FlowDefinition flow, Expressions expressions, Prompt prompt, Language language) {
        String text = prompt.in(language).map(PromptText::text).orElse("");
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Texts.compiled(() -> expressions.prompt(text))
                .map(template -> template.expressions().stream()
                        .flatMap(expression -> NAME.matcher(
                                        QUOTED.matcher(expression.source()).replaceAll(" "))
                                .results()
                                .map(MatchResult::group))
                        .filter(name -> isValue(flow, name))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isValue(FlowDefinition flow, String name) {
        String variable = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return flow.variables().keySet().stream().map(VariableName::value).anyMatch(variable::equals);
    }
}
