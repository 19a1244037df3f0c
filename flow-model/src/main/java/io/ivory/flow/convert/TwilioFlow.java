package io.ivory.flow.convert;

import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Studio flow as its JSON says it (schema {@code studio/draft/2019-09/flow-definition}): widgets by name.
 *
 * @param states by name, in the order of the file
 * @param initial the widget at which it begins
 */
record TwilioFlow(Map<String, TwilioState> states, TwilioState initial) {

    /** As many widgets as Studio allows. */
    static final int MAX_STATES = 1_000;

    static final String GATHER = "gather-input-on-call";
    static final String SPLIT = "split-based-on";
    static final String CONNECT = "connect-call-to";
    static final String SAY = "say-play";

    /** The widgets that get an answer with {@code parsed} JSON in it. */
    static final Set<String> ASKS_A_SERVICE = Set.of("make-http-request", "run-function", "run-function-v2");

    static final int MAX_CHARS = 4 << 20;

    /**
     * Reads the JSON of a flow, or of a flow resource that holds it as its {@code definition}.
     *
     * @throws ConversionException if there is no flow in it
     */
    static TwilioFlow read(String json, Notes notes) {
        SourceObject root = SourceObject.of(parsed(json), "", notes);
        SourceObject flow = root.has("definition") && !root.has("states") ? root.object("definition") : root;
        List<SourceObject> states = flow.objects("states");
        if (states.isEmpty()) {
            throw new ConversionException(
                    flow.place("states"), "a Studio flow has a list of widgets here: export it from Studio as JSON");
        }
        if (states.size() > MAX_STATES) {
            throw new ConversionException(
                    flow.place("states"),
                    "a Studio flow has at most " + MAX_STATES + " widgets, but this one has " + states.size());
        }
        Map<String, TwilioState> byName = new LinkedHashMap<>();
        states.forEach(state -> add(byName, state, notes));
        return new TwilioFlow(byName, initial(flow, byName));
    }

    private static @Nullable Object parsed(String json) {
        try {
            return JsonValues.parse(json, MAX_CHARS);
        } catch (FlowFormatException e) {
            throw new ConversionException(e.problems().stream()
                    .map(problem -> new SourceProblem(problem.pointer(), problem.message()))
                    .toList());
        }
    }

    private static void add(Map<String, TwilioState> byName, SourceObject state, Notes notes) {
        String name = state.text("name", "");
        String type = state.text("type", "");
        if (name.isBlank() || type.isBlank()) {
            notes.leftOut(state.place(), Notes.quoted(name + type), "a widget needs a name and a type");
            return;
        }
        SourceObject properties = SecretSweep.swept(state.object("properties"), TwilioState.subject(name, type), notes);
        var made = new TwilioState(name, type, state.place(), properties, transitions(state));
        if (byName.putIfAbsent(name, made) != null) {
            notes.leftOut(
                    state.place(),
                    made.subject(),
                    "another widget has the same name: ways to it lead to the first one");
        }
    }

    private static List<TwilioState.Transition> transitions(SourceObject state) {
        var transitions = new ArrayList<TwilioState.Transition>();
        for (SourceObject transition : state.objects("transitions")) {
            String next = transition.text("next", "");
            transitions.add(new TwilioState.Transition(
                    transition.text("event", ""),
                    next.isBlank() ? null : next,
                    transition.objects("conditions").stream()
                            .map(TwilioFlow::condition)
                            .toList(),
                    transition.place()));
        }
        return transitions;
    }

    private static TwilioState.Condition condition(SourceObject condition) {
        List<String> arguments = condition.texts("arguments");
        return new TwilioState.Condition(
                arguments.isEmpty() ? "" : arguments.getFirst(),
                condition.text("type", ""),
                condition.text("value", ""),
                condition.text("friendly_name", ""));
    }

    private static TwilioState initial(SourceObject flow, Map<String, TwilioState> states) {
        TwilioState named = states.get(flow.text("initial_state", "Trigger"));
        return Optional.ofNullable(named)
                .or(() -> states.values().stream()
                        .filter(state -> state.type().equals("trigger"))
                        .findFirst())
                .orElseThrow(() -> new ConversionException(
                        flow.place("initial_state"),
                        "here belongs the name of the widget at which the flow begins, but there is no such widget"));
    }
}
