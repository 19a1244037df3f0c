package io.ivory.flow.expression;

import io.ivory.flow.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The compiled text of a prompt: {@code Your order {order.number | digits} is {order.status}.} A brace that is to be
 * said as such is written twice.
 */
public final class PromptTemplate {

    private static final Pattern QUOTED = Pattern.compile("([\"'])([^\"'\\\\]*)\\1");

    private final List<Part> parts;

    private PromptTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {

        record Literal(String text) implements Part {}

        /**
         * A value.
         *
         * @param format how it is said; as it is if null
         * @param at where the format begins in the template
         */
        record Value(Expression expression, @Nullable SpokenFormat format, FormatOptions options, int at)
                implements Part {}
    }

    static PromptTemplate parse(String text, Expressions expressions) {
        var parts = new ArrayList<Part>();
        for (TemplateText.Part part : TemplateText.parse(text)) {
            parts.add(
                    switch (part) {
                        case TemplateText.Part.Literal(String words) -> new Part.Literal(words);
                        case TemplateText.Part.Value value -> value(value, expressions);
                    });
        }
        return new PromptTemplate(parts);
    }

    private static Part value(TemplateText.Part.Value value, Expressions expressions) {
        Expression expression = compiled(value, expressions);
        if (value.format().isEmpty()) {
            if (expression.isRecord()) {
                throw new BadExpressionException("a record cannot be said: name one of its fields", value.position());
            }
            return new Part.Value(expression, null, FormatOptions.NONE, value.position());
        }
        int at = value.formatPosition();
        String[] words = value.format().split("(?=[\\s(])", 2);
        SpokenFormat format = SpokenFormat.named(words[0], at);
        FormatOptions options = FormatOptions.parse(words.length > 1 ? words[1] : "", at);
        format.requireOptions(options, at);
        if (expression.kindBesidesText().filter(format::speaksNone).isPresent()) {
            throw new BadExpressionException(
                    "\"" + format.word() + "\" says " + format.expects() + ", and "
                            + expression.source().strip() + " never is one",
                    at);
        }
        return new Part.Value(expression, format, options, at);
    }

    static Expression compiled(TemplateText.Part.Value value, Expressions expressions) {
        try {
            return expressions.compile(value.source());
        } catch (BadExpressionException e) {
            throw e.movedBy(value.position());
        }
    }

    /** The opening hours that are spoken, where the template names them outright: {@code {"shop" | hours}}. */
    public Set<String> hoursNamed() {
        var names = new LinkedHashSet<String>();
        for (Part part : parts) {
            if (part instanceof Part.Value value && value.format() == SpokenFormat.HOURS) {
                Matcher name = QUOTED.matcher(value.expression().source());
                if (name.matches()) {
                    names.add(name.group(2));
                }
            }
        }
        return names;
    }

    /** The expressions whose values are said, in that order. */
    public List<Expression> expressions() {
        return parts.stream()
                .filter(Part.Value.class::isInstance)
                .map(part -> ((Part.Value) part).expression())
                .toList();
    }

    /**
     * Whether it can surely be said where names have values of these kinds.
     *
     * @param names the kind of a name with its fields; empty where it may have no value
     * @param context for values that are the same in every call, such as the name of opening hours
     */
    public boolean worksIn(Function<String, Optional<ValueKind>> names, CallContext context) {
        return parts.stream().allMatch(part -> switch (part) {
            case Part.Literal _ -> true;
            case Part.Value value when value.expression().reads().isEmpty() -> canBeSaid(value, context);
            case Part.Value(Expression expression, var format, var _, int _) ->
                expression
                        .kindIn(names)
                        .filter(kind -> format == null ? kind.isSingle() : format.speaksAll(kind))
                        .isPresent();
        });
    }

    private static boolean canBeSaid(Part.Value value, CallContext context) {
        try {
            spoken(value, context);
            return true;
        } catch (EvaluationException _) {
            return false;
        }
    }

    /**
     * Complains of what cannot be said in {@code language}: a noun that is counted in too few or too many forms.
     *
     * @throws BadExpressionException naming the first of them
     */
    public void requireSpeakable(Language language) {
        for (Part part : parts) {
            if (part instanceof Part.Value value
                    && (value.format() == SpokenFormat.COUNT || value.format() == SpokenFormat.PLURAL)) {
                value.options().requireFormsOf(language, value.format().word(), value.at());
            }
        }
    }

    /** Whether it is the same for every call, so that it can be spoken ahead. */
    public boolean isStatic() {
        return parts.stream().allMatch(Part.Literal.class::isInstance);
    }

    /**
     * The words to say in the language of the call.
     *
     * @throws EvaluationException if a value is missing, or is not what its format needs
     */
    public String render(CallContext context) {
        var words = new StringBuilder();
        for (Part part : parts) {
            words.append(
                    switch (part) {
                        case Part.Literal(String text) -> text;
                        case Part.Value value -> spoken(value, context);
                    });
        }
        return words.toString();
    }

    private static String spoken(Part.Value part, CallContext context) {
        Expression expression = part.expression();
        Object value = expression.evaluate(context);
        if (part.format() == null) {
            return CelValues.listed(value).orElseGet(() -> expression.textOf(value));
        }
        SpokenFormat format = part.format();
        return format.speak(expression.textOf(value), part.options(), context)
                .orElseThrow(() -> new EvaluationException(
                        "{" + expression.source() + " | " + format.word() + "}: the value is not " + format.expects()));
    }
}
