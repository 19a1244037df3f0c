package io.ivory.flow.convert;

import io.ivory.flow.Digit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which widgets become one node together: a gather and the split on its key are a menu; a connected call and the split on
 * how it went are a transfer; a text before a question is asked again belongs to the question.
 */
final class TwilioPlan {

    private static final Pattern READ = Pattern.compile("widgets\\.[A-Za-z0-9_-]{1,200}\\.[A-Za-z0-9_]{1,100}");

    private final TwilioFlow flow;
    private final TwilioGraph graph;
    /** The names of the widgets that read a value of another one. */
    private final Map<String, Set<String>> readers = new HashMap<>();

    private final Map<String, Choice> choices = new HashMap<>();
    private final Map<String, TwilioState> outcomes = new HashMap<>();
    private final Map<String, TwilioState> retries = new HashMap<>();
    private final Set<String> folded = new HashSet<>();

    /**
     * What the split behind a gather decides.
     *
     * @param split the split
     * @param keys where each key leads; the flow ends there if null
     */
    record Choice(TwilioState split, Map<Digit, @Nullable String> keys) {}

    private TwilioPlan(TwilioFlow flow, TwilioGraph graph) {
        this.flow = flow;
        this.graph = graph;
    }

    static TwilioPlan of(TwilioFlow flow, TwilioGraph graph) {
        var plan = new TwilioPlan(flow, graph);
        List<TwilioState> states = graph.reached().stream()
                .map(flow.states()::get)
                .filter(Objects::nonNull)
                .toList();
        states.forEach(plan::noteReaders);
        states.forEach(plan::consider);
        return plan;
    }

    /** The menu that begins with {@code gather}. */
    Optional<Choice> choice(TwilioState gather) {
        return Optional.ofNullable(choices.get(gather.name()));
    }

    /** The split on how the call that {@code connect} made went. */
    Optional<TwilioState> outcome(TwilioState connect) {
        return Optional.ofNullable(outcomes.get(connect.name()));
    }

    /** The text at {@code next} that is said only before {@code gather} asks again. */
    Optional<TwilioState> retry(TwilioState gather, @Nullable String next) {
        TwilioState text = next == null ? null : retries.get(next);
        return text != null && gather.name().equals(text.next("audioComplete")) ? Optional.of(text) : Optional.empty();
    }

    /** Whether the widget becomes a part of another one's node. */
    boolean isFolded(String name) {
        return folded.contains(name);
    }

    private void consider(TwilioState state) {
        if (state.type().equals(TwilioFlow.GATHER)) {
            onlySplit(state, "keypress", "Digits").ifPresent(split -> considerMenu(state, split));
            considerRetries(state);
        } else if (state.type().equals(TwilioFlow.CONNECT)) {
            onlySplit(state, "callCompleted", "DialCallStatus").ifPresent(split -> {
                if (split.transitions().stream().allMatch(way -> values(way).isPresent() || isOtherwise(way))) {
                    outcomes.put(state.name(), split);
                    folded.add(split.name());
                }
            });
        }
    }

    /** The split that {@code event} leads to, if it decides on {@code what} of this widget and nobody else leads there. */
    private Optional<TwilioState> onlySplit(TwilioState state, String event, String what) {
        String next = state.next(event);
        TwilioState split = next == null ? null : flow.states().get(next);
        if (split == null
                || !split.type().equals(TwilioFlow.SPLIT)
                || !graph.onlyFrom(split.name(), Set.of(state.name()))) {
            return Optional.empty();
        }
        String value = "widgets." + state.name() + "." + what;
        boolean onThis = split.transitions().stream()
                .flatMap(way -> way.conditions().stream())
                .allMatch(condition -> isValue(condition.argument(), split, value));
        return onThis && !isReadElsewhere(value, split) ? Optional.of(split) : Optional.empty();
    }

    private static boolean isValue(String argument, TwilioState split, String value) {
        String subject = argument.isBlank() ? split.properties().text("input", "") : argument;
        List<Liquid.Part> parts = Liquid.parse(subject.strip());
        return parts.size() == 1
                && parts.getFirst() instanceof Liquid.Part.Value found
                && found.filters().isEmpty()
                && found.base().equals(value);
    }

    private boolean isReadElsewhere(String value, TwilioState but) {
        return readers.getOrDefault(value, Set.of()).stream().anyMatch(other -> !other.equals(but.name()));
    }

    /** Whether a widget that calls reach reads {@code value}, such as {@code widgets.http_1.parsed}. */
    boolean isRead(String value) {
        return readers.containsKey(value);
    }

    private void noteReaders(TwilioState state) {
        var read = new StringBuilder(state.properties().values().toString());
        for (TwilioState.Transition way : state.transitions()) {
            way.conditions()
                    .forEach(condition -> read.append('\n')
                            .append(condition.argument())
                            .append('\n')
                            .append(condition.value()));
        }
        READ.matcher(read)
                .results()
                .forEach(found -> readers.computeIfAbsent(found.group(), _ -> new HashSet<>())
                        .add(state.name()));
    }

    private void considerMenu(TwilioState gather, TwilioState split) {
        var keys = new LinkedHashMap<Digit, @Nullable String>();
        for (TwilioState.Transition way : split.transitions()) {
            if (isOtherwise(way)) {
                continue;
            }
            for (String value : values(way).orElse(List.of(""))) {
                Optional<Digit> key = value.length() == 1 ? Digit.of(value.charAt(0)) : Optional.empty();
                if (key.isEmpty()) {
                    return;
                }
                if (!keys.containsKey(key.get())) {
                    keys.put(key.get(), way.next());
                }
            }
        }
        if (!keys.isEmpty()) {
            choices.put(gather.name(), new Choice(split, keys));
            folded.add(split.name());
        }
    }

    static boolean isOtherwise(TwilioState.Transition way) {
        return way.event().equals("noMatch");
    }

    /** The values of which one must be there for {@code way}, if that is all that it asks for. */
    static Optional<List<String>> values(TwilioState.Transition way) {
        if (way.conditions().size() != 1) {
            return Optional.empty();
        }
        TwilioState.Condition condition = way.conditions().getFirst();
        return switch (condition.type()) {
            case "equal_to" -> Optional.of(List.of(condition.value().strip()));
            case "matches_any_of" -> Optional.of(listed(condition.value()));
            default -> Optional.empty();
        };
    }

    /** The values that a condition lists with commas between them. */
    static List<String> listed(String values) {
        return List.of(values.split(",", -1)).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void considerRetries(TwilioState gather) {
        Choice choice = choices.get(gather.name());
        var askers = new HashSet<>(Set.of(gather.name()));
        if (choice != null) {
            askers.add(choice.split().name());
        }
        String silent = gather.next("timeout");
        boolean said = isRetry(silent, gather, askers);
        if (!said && !gather.name().equals(silent)) {
            return;
        }
        if (said) {
            fold(silent);
        }
        String other = choice == null ? null : choice.split().next("noMatch");
        if (isRetry(other, gather, askers)) {
            fold(other);
        }
    }

    private void fold(@Nullable String name) {
        TwilioState text = name == null ? null : flow.states().get(name);
        if (text != null) {
            retries.put(text.name(), text);
            folded.add(text.name());
        }
    }

    private boolean isRetry(@Nullable String next, TwilioState gather, Set<String> askers) {
        TwilioState text = next == null ? null : flow.states().get(next);
        return text != null
                && text.type().equals(TwilioFlow.SAY)
                && gather.name().equals(text.next("audioComplete"))
                && !(text.properties().text("say", "") + text.properties().text("play", "")).isBlank()
                && graph.onlyFrom(text.name(), askers);
    }
}
