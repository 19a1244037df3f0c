package io.ivory.flow.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The path of an HTTP request with values in braces: {@code /orders/{orderNumber}?lang={call.language}}. Each value is
 * percent-encoded (RFC 3986 section 2.1), so it stays within its place: it can add no path segment, query or host.
 */
public final class UrlTemplate {

    private static final Pattern FIXED = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)(\\.|%2[eE]){1,2}(/|$)");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final List<TemplateText.Part> parts;
    private final List<Expression> expressions;

    private UrlTemplate(List<TemplateText.Part> parts, List<Expression> expressions) {
        this.parts = parts;
        this.expressions = List.copyOf(expressions);
    }

    static UrlTemplate parse(String path, Expressions expressions) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new BadExpressionException("a path begins with one \"/\", such as /orders/{orderNumber}", 0);
        }
        List<TemplateText.Part> parts = TemplateText.parse(path);
        var compiled = new ArrayList<Expression>();
        var shape = new StringBuilder();
        for (TemplateText.Part part : parts) {
            switch (part) {
                case TemplateText.Part.Literal(String text) -> {
                    requireFixed(text, path);
                    shape.append(text);
                }
                case TemplateText.Part.Value value -> {
                    requireNoFormat(value);
                    compiled.add(PromptTemplate.compiled(value, expressions));
                    shape.append('x');
                }
            }
        }
        if (DOT_SEGMENT.matcher(pathOf(shape.toString())).find()) {
            throw new BadExpressionException("a path has no \".\" or \"..\" in it", 0);
        }
        return new UrlTemplate(parts, compiled);
    }

    private static void requireFixed(String text, String path) {
        if (!FIXED.matcher(text).matches() || STRAY_PERCENT.matcher(text).find()) {
            throw new BadExpressionException(
                    "a path has only letters, digits and URL signs; write others percent-encoded, such as %20",
                    Math.max(0, path.indexOf(text)));
        }
    }

    static void requireNoFormat(TemplateText.Part.Value value) {
        if (!value.format().isEmpty()) {
            throw new BadExpressionException(
                    "\"| " + value.format() + "\" is for what is said; a request takes the value as it is",
                    value.formatPosition());
        }
    }

    /** The expressions whose values stand in it. */
    public List<Expression> expressions() {
        return expressions;
    }

    private static String pathOf(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /**
     * Whether it can surely be filled where names have values of these kinds: text may be empty, and then it cannot.
     *
     * @param names the kind of a name with its fields; empty where it may have no value
     */
    public boolean worksIn(Function<String, Optional<ValueKind>> names) {
        return expressions.stream()
                .allMatch(expression -> expression
                        .kindIn(names)
                        .filter(kind -> kind.isSingle() && kind != ValueKind.TEXT)
                        .isPresent());
    }

    /**
     * The path and query of a request.
     *
     * @throws EvaluationException if a value is missing, or is empty or a dot where a path segment should be
     */
    public String render(CallContext context) {
        var url = new StringBuilder();
        int next = 0;
        for (TemplateText.Part part : parts) {
            switch (part) {
                case TemplateText.Part.Literal(String text) -> url.append(text);
                case TemplateText.Part.Value _ -> {
                    Expression expression = expressions.get(next++);
                    String value = expression.text(context);
                    if (value.isEmpty() && url.indexOf("?") < 0) {
                        throw new EvaluationException("{" + expression.source()
                                + "}: the value is empty, so the path would name something else");
                    }
                    url.append(encoded(value));
                }
            }
        }
        String rendered = url.toString();
        if (DOT_SEGMENT.matcher(pathOf(rendered)).find()) {
            throw new EvaluationException("the path would climb: a value in it is \".\" or \"..\"");
        }
        return rendered;
    }

    private static String encoded(String value) {
        var encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(octet);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
