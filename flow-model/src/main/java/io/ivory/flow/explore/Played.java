package io.ivory.flow.explore;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Language;
import io.ivory.flow.TestCall.GivenAnswer;
import io.ivory.flow.VariableName;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call in all its particulars, as far as it has been played.
 *
 * @param at when it begins by the flow's wall clock; null if the time does not matter
 * @param from the caller's number; empty if withheld
 * @param earlierCalls how many calls of this number were answered before
 * @param diverted the number that was dialled first where the call was forwarded; empty for none
 * @param language the language that was chosen; null if none was
 * @param variables what the call has gathered
 * @param waiting what the flows have gathered that wait for another one, the last one first
 * @param given what services have answered: connection, then question, then answer
 * @param leastTime the shortest time that has passed since the call began
 * @param mostTime the longest time that has passed since the call began
 */
record Played(
        @Nullable LocalDateTime at,
        String from,
        int earlierCalls,
        String diverted,
        @Nullable Language language,
        Map<VariableName, Object> variables,
        List<Map<VariableName, Object>> waiting,
        Map<String, Map<String, GivenAnswer>> given,
        Duration leastTime,
        Duration mostTime) {

    Played {
        variables = copyInOrder(variables);
        waiting = List.copyOf(waiting);
        given = copyInOrder(given);
    }

    /** @param known what the flow is given */
    static Played begin(@Nullable LocalDateTime at, CallMoments.Caller caller, Map<VariableName, Object> known) {
        return new Played(
                at,
                caller.from(),
                caller.earlierCalls(),
                caller.diverted(),
                null,
                known,
                List.of(),
                Map.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    Played with(VariableName variable, Object value) {
        var changed = new LinkedHashMap<>(variables);
        changed.put(variable, value);
        return new Played(at, from, earlierCalls, diverted, language, changed, waiting, given, leastTime, mostTime);
    }

    /** With what {@code variable} holds in {@code other}, if anything. */
    Played withAs(VariableName variable, Played other) {
        var changed = new LinkedHashMap<>(variables);
        Object value = other.variables.get(variable);
        if (value == null) {
            changed.remove(variable);
        } else {
            changed.put(variable, value);
        }
        return new Played(at, from, earlierCalls, diverted, language, changed, waiting, given, leastTime, mostTime);
    }

    /** The same call in another flow that begins with these values, while the one it was in waits. */
    Played running(Map<VariableName, Object> beginning) {
        var stack = new ArrayList<Map<VariableName, Object>>();
        stack.add(variables);
        stack.addAll(waiting);
        return new Played(at, from, earlierCalls, diverted, language, beginning, stack, given, leastTime, mostTime);
    }

    /** The same call in another flow for good. */
    Played moving(Map<VariableName, Object> beginning) {
        return new Played(at, from, earlierCalls, diverted, language, beginning, waiting, given, leastTime, mostTime);
    }

    /** The same call back in the flow that waited. */
    Played returning() {
        return new Played(
                at,
                from,
                earlierCalls,
                diverted,
                language,
                waiting.getFirst(),
                waiting.subList(1, waiting.size()),
                given,
                leastTime,
                mostTime);
    }

    /** The same call in another language. */
    Played in(Language other) {
        return new Played(at, from, earlierCalls, diverted, other, variables, waiting, given, leastTime, mostTime);
    }

    Played later(Duration least, Duration most) {
        return new Played(
                at,
                from,
                earlierCalls,
                diverted,
                language,
                variables,
                waiting,
                given,
                leastTime.plus(least),
                mostTime.plus(most));
    }

    Played answering(String connection, String question, GivenAnswer answer) {
        var byQuestion = new LinkedHashMap<>(given.getOrDefault(connection, Map.of()));
        byQuestion.put(question, answer);
        var all = new LinkedHashMap<>(given);
        all.put(connection, byQuestion);
        return new Played(at, from, earlierCalls, diverted, language, variables, waiting, all, leastTime, mostTime);
    }

    /** What tells this call from others at the same state; the time that has passed does not. */
    Object particulars() {
        return new Particulars(at, from, earlierCalls, diverted, language, variables, waiting, given);
    }

    private record Particulars(
            @Nullable LocalDateTime at,
            String from,
            int earlierCalls,
            String diverted,
            @Nullable Language language,
            Map<VariableName, Object> variables,
            List<Map<VariableName, Object>> waiting,
            Map<String, Map<String, GivenAnswer>> given) {}
}
