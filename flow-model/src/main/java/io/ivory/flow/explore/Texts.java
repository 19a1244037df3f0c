package io.ivory.flow.explore;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.BadExpressionException;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.expression.JsonTemplate;
import io.ivory.flow.expression.PromptTemplate;
import io.ivory.flow.expression.UrlTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a flow says and computes, compiled; empty for what a draft still gets wrong. One exploration owns it. */
final class Texts {

    private final FlowDefinition flow;
    private final Expressions expressions;
    private final Map<PromptId, Map<Language, Optional<Spoken>>> spoken = new HashMap<>();

    Texts(FlowDefinition flow) {
        this.flow = flow;
        this.expressions = Expressions.forFlow(flow);
    }

    /**
     * A prompt as it is said in one language.
     *
     * @param text its words
     * @param template the same, compiled
     * @param language the language it is said in: the call's, or else the flow's first one
     */
    record Spoken(PromptText text, PromptTemplate template, Language language) {

        /** Whether it must be made while the caller waits: other words are spoken ahead or were recorded. */
        boolean isMadeInTheCall() {
            return text.audio() == null && !template.isStatic();
        }
    }

    Optional<Expression> expression(String source) {
        return tried(() -> expressions.compile(source));
    }

    Optional<Expression> condition(String source) {
        return tried(() -> expressions.condition(source));
    }

    Optional<UrlTemplate> url(String path) {
        return tried(() -> expressions.url(path));
    }

    /** A text with values that is written and not said. */
    Optional<PromptTemplate> template(String text) {
        return tried(() -> expressions.prompt(text));
    }

    /** Every variable, each as an expression that reads it. */
    List<Expression> allVariables() {
        return flow.variables().keySet().stream()
                .flatMap(variable -> expression(variable.value()).stream())
                .toList();
    }

    Optional<JsonTemplate> body(String body) {
        return tried(() -> expressions.json(body));
    }

    /** What a caller hears of {@code prompt} in a call in {@code language}; empty if it cannot be said at all. */
    Optional<Spoken> spoken(PromptId prompt, Language language) {
        return spoken.computeIfAbsent(prompt, _ -> new HashMap<>())
                .computeIfAbsent(language, _ -> inLanguage(prompt, language));
    }

    private Optional<Spoken> inLanguage(PromptId id, Language language) {
        Optional<Prompt> prompt = flow.prompt(id);
        Language said = prompt.flatMap(texts -> texts.in(language)).isPresent() ? language : flow.defaultLanguage();
        return prompt.flatMap(texts -> texts.in(said))
                .flatMap(text ->
                        tried(() -> expressions.prompt(text.text())).map(template -> new Spoken(text, template, said)));
    }

    /** The values in these prompts, in all languages of the flow. */
    List<Expression> valuesSaid(Collection<PromptId> prompts) {
        var values = new ArrayList<Expression>();
        for (PromptId prompt : prompts) {
            for (Language language : flow.languages()) {
                spoken(prompt, language)
                        .ifPresent(words -> values.addAll(words.template().expressions()));
            }
        }
        return values;
    }

    /** The variable that a name with its fields belongs to; empty for names that every expression knows. */
    Optional<VariableName> variable(String path) {
        if (Expressions.predefined(path, flow.variables().keySet()).isPresent()) {
            return Optional.empty();
        }
        int dot = path.indexOf('.');
        var name = new VariableName(dot < 0 ? path : path.substring(0, dot));
        return flow.variables().containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    private static <T> Optional<T> tried(Supplier<T> compile) {
        try {
            return Optional.of(compile.get());
        } catch (BadExpressionException _) {
            return Optional.empty();
        }
    }
}
