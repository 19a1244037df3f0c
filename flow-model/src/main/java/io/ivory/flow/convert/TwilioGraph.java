package io.ivory.flow.convert;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which widgets a call reaches, and from where. Ways of messages, of speech and of callers who are gone do not count. */
final class TwilioGraph {

    private final TwilioFlow flow;
    private final @Nullable String first;
    private final SequencedSet<String> reached = new LinkedHashSet<>();
    private final Map<String, Set<String>> before = new HashMap<>();

    private TwilioGraph(TwilioFlow flow) {
        this.flow = flow;
        this.first = firstOf(flow.initial());
    }

    static TwilioGraph of(TwilioFlow flow) {
        var graph = new TwilioGraph(flow);
        graph.walk();
        return graph;
    }

    /** The widget at which calls begin; none if null. */
    @Nullable
    String first() {
        return first;
    }

    /** The names of the widgets that calls reach, in the order of the file. */
    SequencedSet<String> reached() {
        var ordered = new LinkedHashSet<>(flow.states().keySet());
        ordered.retainAll(reached);
        return ordered;
    }

    /** The names of the widgets from which a way leads to {@code name}. */
    Set<String> before(String name) {
        return before.getOrDefault(name, Set.of());
    }

    /** Whether the only ways to {@code name} come from {@code others}. */
    boolean onlyFrom(String name, Set<String> others) {
        return !name.equals(first) && others.containsAll(before(name));
    }

    /** The ways on that a call can take here. */
    static List<TwilioState.Transition> ways(TwilioState state) {
        return state.transitions().stream()
                .filter(way -> switch (state.type()) {
                    case TwilioFlow.GATHER -> !way.event().equals("speech");
                    case TwilioFlow.CONNECT, "record-voicemail" -> !way.event().equals("hangup");
                    default -> true;
                })
                .toList();
    }

    private static @Nullable String firstOf(TwilioState initial) {
        if (!initial.type().equals("trigger")) {
            return initial.name();
        }
        for (String event : List.of("incomingCall", "incomingParent", "incomingRequest")) {
            String next = initial.next(event);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    private void walk() {
        var waiting = new ArrayDeque<String>();
        if (first != null) {
            waiting.add(first);
        }
        while (!waiting.isEmpty()) {
            String name = waiting.removeFirst();
            TwilioState state = flow.states().get(name);
            if (state == null || state.type().equals("trigger") || !reached.add(name)) {
                continue;
            }
            for (TwilioState.Transition way : ways(state)) {
                if (way.next() != null) {
                    before.computeIfAbsent(way.next(), _ -> new HashSet<>()).add(name);
                    waiting.add(way.next());
                }
            }
        }
    }
}
