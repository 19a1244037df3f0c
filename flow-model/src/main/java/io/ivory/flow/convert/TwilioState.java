package io.ivory.flow.convert;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A widget of a Studio flow.
 *
 * @param name names it within its flow
 * @param type such as {@code say-play}
 * @param place its JSON Pointer
 * @param properties what it does
 * @param transitions where it goes on, in the order of the file
 */
record TwilioState(String name, String type, String place, SourceObject properties, List<Transition> transitions) {

    /**
     * A way on.
     *
     * @param event what must happen, such as {@code keypress}
     * @param next the name of the next widget; the flow ends if null
     * @param conditions of a split, all of which must hold
     * @param place its JSON Pointer
     */
    record Transition(String event, @Nullable String next, List<Condition> conditions, String place) {}

    /**
     * What must hold for a way on of a split.
     *
     * @param argument what is compared, in Liquid; what the split names if empty
     * @param type how, such as {@code equal_to}
     * @param value with what
     * @param title what its author calls it
     */
    record Condition(String argument, String type, String value, String title) {}

    TwilioState {
        transitions = List.copyOf(transitions);
    }

    /** The first way on for {@code event}. */
    Optional<Transition> on(String event) {
        return transitions.stream()
                .filter(transition -> transition.event().equals(event))
                .findFirst();
    }

    /** Where {@code event} leads; the flow ends there if null. */
    @Nullable
    String next(String event) {
        return on(event).map(Transition::next).orElse(null);
    }

    /** How notes call it. */
    String subject() {
        return subject(name, type);
    }

    /** How notes call the widget {@code name}. */
    static String subject(String name, String type) {
        return name + " (" + type + ")";
    }
}
