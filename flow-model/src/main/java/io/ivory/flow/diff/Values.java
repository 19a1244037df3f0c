package io.ivory.flow.diff;

import io.ivory.flow.AnswerField;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.RejectCause;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Slug;
import io.ivory.flow.TestCall;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of a flow in words, as sentences quote them. */
final class Values {

    private static final int MAX_QUOTE = 60;
    private static final int MAX_LIST = 6;
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final FlowDefinition flow;
    private final Map<String, Integer> nodesByName = new HashMap<>();

    Values(FlowDefinition flow) {
        this.flow = flow;
        flow.nodes().values().forEach(node -> nodesByName.merge(node.name(), 1, Integer::sum));
    }

    /** The node's name; with its id where several nodes have that name. */
    String name(NodeId id) {
        return flow.node(id).map(this::name).orElse(id.value());
    }

    String name(FlowNode node) {
        String plain = SPACE.matcher(node.name().strip()).replaceAll(" ");
        return nodesByName.getOrDefault(node.name(), 0) > 1 ? plain + " (" + node.id() + ")" : plain;
    }

    /** Up to three names, then a number. */
    String names(Collection<NodeId> ids) {
        List<String> first = ids.stream().limit(3).map(this::name).toList();
        return ids.size() <= 3 ? enumerated(first) : ids.size() + " nodes";
    }

    /** {@code a, b and c}. */
    static String enumerated(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** The way out, as the beginning of a sentence about where it leads. */
    static String exit(Exit exit) {
        return exit.key().isPresent() ? "key " + exit.name() : exit.equals(Exit.NEXT) ? "" : plain(exit.name());
    }

    /** {@code noInput} as {@code no input}. */
    static String plain(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** Any value of the model; null and what is empty are null. */
    @Nullable
    String words(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case PromptId prompt -> prompt(prompt);
            case Prompt prompt ->
                prompt.in(flow.defaultLanguage())
                        .or(() -> prompt.texts().values().stream().findFirst())
                        .map(this::words)
                        .orElse(null);
            case PromptText text ->
                text.audio() == null ? quoted(text.text()) : quoted(text.text()) + " as " + text.audio();
            case NodeId node -> name(node);
            case FlowNode node -> name(node);
            case MenuOption option -> words(option.label());
            case AnswerField field -> field.text();
            case Condition condition -> quoted(condition.when());
            case Digit digit -> String.valueOf(digit.symbol());
            case Duration duration -> seconds(duration);
            case Position position -> position.x() + ", " + position.y();
            case Variable variable ->
                plain(variable.type().name().toLowerCase(Locale.ROOT)) + (variable.sensitive() ? ", sensitive" : "");
            case TestCall test -> test.steps().size() + " steps";
            case OwnKeys keys -> ownKeys(keys);
            case RowMatch.Equal(String column) -> quoted(column);
            case RowMatch.Between(String from, String to) -> quoted(from) + " to " + quoted(to);
            case Boolean flag -> flag ? "on" : "off";
            case String text -> text.isEmpty() ? null : Slug.isValid(text) ? text : quoted(text);
            case RejectCause cause -> cause.json();
            case Transfer.Means means -> means.json();
            case Enum<?> word -> word.name();
            case Collection<?> list -> list.isEmpty() ? null : listed(list);
            case Map<?, ?> map -> map.isEmpty() ? null : listed(map.keySet());
            case Record record
            when Components.of(record).size() > 1 ->
                listed(Components.of(record).values());
            default -> value.equals(Extensions.NULL) ? "nothing" : value.toString();
        };
    }

    private static @Nullable String ownKeys(OwnKeys keys) {
        var words = new ArrayList<String>();
        keys.keys().forEach((command, key) -> words.add(command.json() + " " + key.symbol()));
        keys.off().stream().sorted().forEach(command -> words.add("no " + command.json()));
        return words.isEmpty() ? null : String.join(", ", words);
    }

    private String prompt(PromptId id) {
        String words = flow.prompt(id).map(this::words).orElse(null);
        return words == null ? "the prompt " + id : words;
    }

    private String listed(Collection<?> list) {
        String first = list.stream()
                .limit(MAX_LIST)
                .map(part -> Objects.requireNonNullElse(words(part), "nothing"))
                .collect(Collectors.joining(", "));
        return list.size() <= MAX_LIST ? first : first + " and " + (list.size() - MAX_LIST) + " more";
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** In quotes, on one line, shortened where it is long. */
    static String quoted(String text) {
        String line = line(text);
        return "\"" + (line.length() <= MAX_QUOTE ? line : cut(line, MAX_QUOTE - 1) + "…") + "\"";
    }

    /** The one of two texts that differ, shortened so that the place where they differ is seen. */
    static String quoted(String text, String other) {
        String line = line(text);
        if (line.length() <= MAX_QUOTE) {
            return quoted(line);
        }
        int start = Math.max(0, commonStart(line, line(other)) - MAX_QUOTE / 3);
        if (start > 0) {
            int space = line.indexOf(' ', start);
            start = space >= 0 && space < start + MAX_QUOTE / 4 ? space + 1 : start;
        }
        String rest = line.substring(Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start);
        return "\"" + (start > 0 ? "…" : "") + (rest.length() <= MAX_QUOTE ? rest : cut(rest, MAX_QUOTE - 1) + "…")
                + "\"";
    }

    private static int commonStart(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return Math.min(at, one.length() - 1);
    }

    private static String cut(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > length / 2 ? space : end).stripTrailing();
    }

    /** On one line. */
    static String line(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
