package io.ivory.flow.convert;

import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Liquid into values in braces and expressions, as far as flows here know what it names. */
final class TwilioValues {

    private static final Pattern PATH = Pattern.compile(
            "(?<root>flow\\.variables|flow\\.data|trigger\\.parent(?:\\.parameters)?|trigger\\.request(?:\\.parameters)?)"
                    + "\\.(?<name>[A-Za-z0-9_-]+)");
    private static final Pattern WIDGET = Pattern.compile(
            "widgets\\.(?<name>[A-Za-z0-9_-]+)\\.(?<what>Digits|parsed)(?<rest>(?:\\.[A-Za-z_]\\w*|\\[\\d{1,4}])*)");
    private static final Pattern QUOTED = Pattern.compile("(?<quote>[\"'])(?<text>[^\"']*)\\k<quote>");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern COUNT = Pattern.compile("(?<way>plus|minus)\\s*:\\s*(?<by>\\d{1,6})");
    private static final Pattern DEFAULT = Pattern.compile("default\\s*:\\s*(?<quote>[\"'])(?<text>[^\"']*)\\k<quote>");

    private static final Map<String, String> CALL = Map.of(
            "trigger.call.From", "call.from",
            "trigger.call.Caller", "call.from",
            "contact.channel.address", "call.from",
            "trigger.call.To", "call.to",
            "trigger.call.Called", "call.to",
            "flow.channel.address", "call.to");

    private final TwilioFlow source;
    private final FlowDraft draft;
    private final Notes notes;
    /** Text variables that are read, with what they hold before anything is put into them. */
    private final Map<VariableName, String> startValues = new LinkedHashMap<>();

    TwilioValues(TwilioFlow source, FlowDraft draft, Notes notes) {
        this.source = source;
        this.draft = draft;
        this.notes = notes;
    }

    /**
     * What a piece of Liquid means.
     *
     * @param cel the expression
     * @param kind what it yields
     */
    record Meaning(String cel, Kind kind) {

        enum Kind {
            TEXT,
            DIGITS,
            FIELD
        }

        /** An expression that yields text, whatever a field of an answer holds. */
        String asText() {
            return switch (kind) {
                case TEXT, DIGITS -> cel;
                case FIELD -> "(has(" + cel + ") ? string(" + cel + ") : \"\")";
            };
        }
    }

    /** What the texts of Liquid read before anything is put into it: empty, or 0 where it is counted up. */
    Map<VariableName, String> startValues() {
        return startValues;
    }

    /** The variable that set-variables widgets call {@code name}. */
    VariableName variable(String name) {
        return draft.variable("flow:" + name, name, VariableType.TEXT);
    }

    /** The variable for the keys that {@code widget} gathers. */
    VariableName digits(String widget) {
        return draft.variable("digits:" + widget, widget, VariableType.DIGITS);
    }

    /** The variable for the answer that {@code widget} gets. */
    VariableName answer(String widget) {
        return draft.variable("answer:" + widget, widget, VariableType.RECORD);
    }

    /** The words of a prompt. What is not understood stays in braces, where it is an error that names the place. */
    String words(String text, String place, String subject) {
        String plain = text;
        if (Words.hasTags(text)) {
            plain = Words.withoutTags(text);
            notes.changed(place, subject, "speech markup was taken out of the text; listen to it once");
        }
        var words = new StringBuilder();
        for (Liquid.Part part : Liquid.parse(plain)) {
            words.append(
                    switch (part) {
                        case Liquid.Part.Literal(String literal) ->
                            literal.replace("{", "{{").replace("}", "}}");
                        case Liquid.Part.Value value -> spoken(value, place, subject);
                        case Liquid.Part.Tag(String source) -> {
                            unknown(source, place, subject);
                            yield source;
                        }
                    });
        }
        return words.toString();
    }

    private String spoken(Liquid.Part.Value value, String place, String subject) {
        Optional<Meaning> meaning = meaning(value);
        if (meaning.isEmpty()) {
            unknown("{{" + value.source() + "}}", place, subject);
            return "{" + value.source() + "}";
        }
        return switch (meaning.get().kind()) {
            case TEXT, FIELD -> "{" + meaning.get().cel() + "}";
            case DIGITS -> "{" + meaning.get().cel() + " | digits}";
        };
    }

    /** Text with values for a path or a body. What is not understood stays in braces. */
    String template(String text, String place, String subject, boolean escaped) {
        var result = new StringBuilder();
        for (Liquid.Part part : Liquid.parse(text)) {
            result.append(
                    switch (part) {
                        case Liquid.Part.Literal(String literal) ->
                            escaped ? literal.replace("{", "{{").replace("}", "}}") : literal;
                        case Liquid.Part.Value value -> {
                            Optional<Meaning> meaning = meaning(value);
                            if (meaning.isEmpty()) {
                                unknown("{{" + value.source() + "}}", place, subject);
                            }
                            yield "{" + meaning.map(Meaning::cel).orElse(value.source()) + "}";
                        }
                        case Liquid.Part.Tag(String source) -> {
                            unknown(source, place, subject);
                            yield source;
                        }
                    });
        }
        return result.toString();
    }

    /** The expression for {@code text}; empty if something in it is not understood. */
    Optional<String> expression(String text) {
        List<Liquid.Part> parts = Liquid.parse(text);
        var cel = new StringBuilder();
        for (Liquid.Part part : parts) {
            Optional<String> piece = switch (part) {
                case Liquid.Part.Literal(String literal) -> Optional.of(quoted(literal));
                case Liquid.Part.Value value -> meaning(value).map(Meaning::asText);
                case Liquid.Part.Tag _ -> Optional.empty();
            };
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            cel.append(cel.isEmpty() ? "" : " + ").append(piece.get());
        }
        return Optional.of(cel.isEmpty() ? "\"\"" : cel.toString());
    }

    /** Whether there is nothing but fixed words in {@code text}. */
    static boolean isFixed(String text) {
        return Liquid.parse(text).stream().allMatch(Liquid.Part.Literal.class::isInstance);
    }

    private Optional<Meaning> meaning(Liquid.Part.Value value) {
        Optional<Meaning> meaning = base(value.base());
        for (String filter : value.filters()) {
            Matcher count = COUNT.matcher(filter);
            Matcher fallback = DEFAULT.matcher(filter);
            if (meaning.isEmpty() || meaning.get().kind() == Meaning.Kind.FIELD) {
                return Optional.empty();
            }
            String cel = meaning.get().cel();
            if (count.matches()) {
                startValues.replaceAll((name, usual) -> name.value().equals(cel) ? "\"0\"" : usual);
                String sign = count.group("way").equals("plus") ? " + " : " - ";
                meaning = text("string(int(" + cel + ")" + sign + count.group("by") + ")");
            } else if (fallback.matches()) {
                meaning = text("(" + cel + " != \"\" ? " + cel + " : " + quoted(fallback.group("text")) + ")");
            } else {
                return Optional.empty();
            }
        }
        return meaning;
    }

    private Optional<Meaning> base(String base) {
        Matcher quoted = QUOTED.matcher(base);
        if (quoted.matches()) {
            return text(quoted(quoted.group("text")));
        }
        if (NUMBER.matcher(base).matches()) {
            return text(quoted(base));
        }
        String call = CALL.get(base);
        if (call != null) {
            return text(call);
        }
        Matcher path = PATH.matcher(base);
        if (path.matches()) {
            return text(named(path.group("root"), path.group("name")).value());
        }
        Matcher widget = WIDGET.matcher(base);
        return widget.matches() ? widget(widget) : Optional.empty();
    }

    private VariableName named(String root, String name) {
        if (root.startsWith("trigger.parent")) {
            return draft.variable("parent:" + name, name, VariableType.TEXT);
        }
        VariableName variable = root.equals("flow.variables")
                ? variable(name)
                : draft.variable("data:" + name, name, VariableType.TEXT);
        startValues.putIfAbsent(variable, "\"\"");
        return variable;
    }

    private Optional<Meaning> widget(Matcher widget) {
        String rest = widget.group("rest");
        TwilioState state = source.states().get(widget.group("name"));
        String type = state == null ? "" : state.type();
        if (widget.group("what").equals("Digits")) {
            return rest.isEmpty() && type.equals(TwilioFlow.GATHER)
                    ? Optional.of(new Meaning(digits(widget.group("name")).value(), Meaning.Kind.DIGITS))
                    : Optional.empty();
        }
        return rest.isEmpty() || rest.endsWith("]") || !TwilioFlow.ASKS_A_SERVICE.contains(type)
                ? Optional.empty()
                : Optional.of(new Meaning(answer(widget.group("name")).value() + rest, Meaning.Kind.FIELD));
    }

    private static Optional<Meaning> text(String cel) {
        return Optional.of(new Meaning(cel, Meaning.Kind.TEXT));
    }

    private void unknown(String source, String place, String subject) {
        notes.toDo(
                place,
                subject,
                "the value " + Notes.quoted(source) + " is not known here; it was kept as text: write a value of this"
                        + " flow in its place");
    }

    /** {@code text} as a literal of an expression. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
