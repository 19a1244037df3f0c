package io.ivory.flow.expression;

import io.ivory.flow.Extensions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of an HTTP request with values in braces: <code>{"order": "{orderNumber}", "total": {amount}}</code>.
 * Within quotes a value is escaped text; elsewhere it becomes a JSON value of its own kind. A value can thus add no
 * member and end no string. A brace before a quote or a closing brace is JSON's own; any other one starts a value.
 */
public final class JsonTemplate {

    private final List<Part> parts;

    private JsonTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private record Part(String text, @Nullable Expression expression, boolean quoted) {}

    static JsonTemplate parse(String body, Expressions expressions) {
        var parts = new ArrayList<Part>();
        var shape = new StringBuilder();
        var quotes = new JsonQuotes();
        for (TemplateText.Part part : TemplateText.parse(body, at -> startsValue(body, at))) {
            switch (part) {
                case TemplateText.Part.Literal(String text) -> {
                    parts.add(new Part(text, null, false));
                    quotes.read(text);
                    shape.append(text);
                }
                case TemplateText.Part.Value value -> {
                    UrlTemplate.requireNoFormat(value);
                    parts.add(new Part("", PromptTemplate.compiled(value, expressions), quotes.inside()));
                    shape.append('0');
                }
            }
        }
        if (!shape.toString().isBlank() && !JsonShape.isValid(shape.toString())) {
            throw new BadExpressionException(
                    "the body is not JSON: check quotes, commas and brackets, such as {\"order\": \"{orderNumber}\"}",
                    0);
        }
        return new JsonTemplate(parts);
    }

    /** The expressions whose values stand in it. */
    public List<Expression> expressions() {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.expression()))
                .toList();
    }

    private static boolean startsValue(String body, int brace) {
        int next = brace + 1;
        while (next < body.length() && Character.isWhitespace(body.charAt(next))) {
            next++;
        }
        return next < body.length() && body.charAt(next) != '"' && body.charAt(next) != '}';
    }

    /**
     * Whether it can surely be filled where names have values of these kinds.
     *
     * @param names the kind of a name with its fields; empty where it may have no value
     */
    public boolean worksIn(Function<String, Optional<ValueKind>> names) {
        return parts.stream()
                .allMatch(part -> part.expression() == null
                        || part.expression()
                                .kindIn(names)
                                .filter(kind -> !part.quoted() || kind.isSingle())
                                .isPresent());
    }

    /**
     * The body of a request.
     *
     * @throws EvaluationException if a value is missing, or is a record where text should be
     */
    public String render(CallContext context) {
        var body = new StringBuilder();
        for (Part part : parts) {
            if (part.expression() == null) {
                body.append(part.text());
            } else if (part.quoted()) {
                body.append(escaped(part.expression().text(context)));
            } else {
                body.append(json(part.expression().evaluate(context)));
            }
        }
        return body.toString();
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(JsonTemplate::json).collect(Collectors.joining(",", "[", "]"));
            case Boolean truth -> truth.toString();
            case Double number when !Double.isFinite(number) -> "null";
            case Number number -> CelValues.text(number).orElse("null");
            case Instant moment -> quoted(moment.toString());
            case Object other when other.equals(Extensions.NULL) -> "null";
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** RFC 8259 section 7. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return escaped.toString();
    }

    /** Whether what has been read of a JSON text ends within a string. */
    private static final class JsonQuotes {

        private boolean inside;
        private boolean escaped;

        void read(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (escaped) {
                    escaped = false;
                } else if (c == '\\') {
                    escaped = inside;
                } else if (c == '"') {
                    inside = !inside;
                }
            }
        }

        boolean inside() {
            return inside;
        }
    }
}
