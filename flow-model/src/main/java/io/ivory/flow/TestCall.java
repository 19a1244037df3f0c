package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that a flow must pass before it is published: what a scripted caller does and must hear.
 *
 * @param at the wall clock of the call, in the zone of whatever opening hours it meets; today's time if null
 * @param from the caller's number; withheld if null
 * @param earlierCalls how many calls of this number were answered before, 0 to 100,000
 * @param diverted the number that was dialled first where the call was forwarded; null if it was not
 * @param with the values that a flow begins with which others run, as JSON values
 * @param given what services answer: connection, then {@code "GET /orders/12345"}, then the answer
 * @param steps what happens, in order
 * @param expect what must become of the caller; if given, callers and people do what the steps say as far as it comes to
 *     that, then callers stay silent and people do as before. If null, it must go just as the steps say
 */
public record TestCall(
        @Nullable LocalDateTime at,
        @Nullable String from,
        int earlierCalls,
        @Nullable String diverted,
        Map<VariableName, Object> with,
        Map<String, Map<String, GivenAnswer>> given,
        List<Step> steps,
        @Nullable Expectation expect) {

    /** The most calls that somebody may have made before. */
    public static final int MOST_EARLIER_CALLS = 100_000;

    public TestCall {
        require(
                earlierCalls >= 0 && earlierCalls <= MOST_EARLIER_CALLS,
                "earlierCalls must be between 0 and 100000, but is " + earlierCalls);
        require(
                earlierCalls == 0 || from != null,
                "Nobody knows how often somebody called whose number is withheld: say from where this call comes");
        var answers = new LinkedHashMap<String, Map<String, GivenAnswer>>();
        given.forEach((connection, byRequest) -> answers.put(connection, copyInOrder(byRequest)));
        given = copyInOrder(answers);
        steps = List.copyOf(steps);
        var values = new LinkedHashMap<VariableName, Object>();
        with.forEach((variable, value) -> values.put(variable, Extensions.normalized(value)));
        with = copyInOrder(values);
    }

    /** A call of somebody new to a flow of its own that must go just as the steps say. */
    public TestCall(
            @Nullable LocalDateTime at,
            @Nullable String from,
            Map<String, Map<String, GivenAnswer>> given,
            List<Step> steps) {
        this(at, from, 0, null, Map.of(), given, steps, null);
    }

    /** The same with other steps. */
    public TestCall withSteps(List<Step> others) {
        return new TestCall(at, from, earlierCalls, diverted, with, given, others, expect);
    }

    /**
     * What a service answers in a test call.
     *
     * @param status the HTTP status; 0 for a service that cannot be reached
     * @param body the JSON body as Map, List, String, Number, Boolean or {@link Extensions#NULL}; none if null
     * @param after how long the answer takes
     */
    public record GivenAnswer(int status, @Nullable Object body, Duration after) {

        public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

        public GivenAnswer {
            require(status >= 0 && status <= 599, "status must be between 0 and 599, but is " + status);
            require(
                    !after.isNegative() && after.compareTo(LONGEST_WAIT) <= 0 && Checks.isWholeMillis(after),
                    "after must be between 0s and 300s in whole milliseconds, but is " + after);
            if (body != null) {
                body = Extensions.normalized(body);
            }
        }
    }

    /** One thing that happens in a test call. */
    public sealed interface Step {

        /**
         * The caller must hear this prompt next.
         *
         * @param prompt its id
         */
        record Hears(PromptId prompt) implements Step {}

        /**
         * The caller must hear these words next.
         *
         * @param words a part of what is said, compared without regard to case
         */
        record HearsWords(String words) implements Step {}

        /**
         * The caller presses keys, one after the other.
         *
         * @param keys such as {@code 12345#}
         */
        record Presses(String keys) implements Step {

            public Presses {
                require(
                        !keys.isEmpty()
                                && keys.chars()
                                        .allMatch(key -> Digit.of((char) key).isPresent()),
                        "A caller presses keys of 0-9, * and #, but here \"" + keys + "\"");
            }
        }

        /** The caller stays silent until the question counts as unanswered. */
        record StaysSilent() implements Step {}

        /**
         * The caller says something where the flow records it.
         *
         * @param time how long, 100 ms to 600 s
         */
        record Speaks(Duration time) implements Step {

            public static final Duration SHORTEST = Duration.ofMillis(100);
            public static final Duration LONGEST = Duration.ofMinutes(10);

            public Speaks {
                require(
                        time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0 && Checks.isWholeMillis(time),
                        "A caller speaks for 100ms to 600s in whole milliseconds, but not for " + time);
            }
        }

        /** The caller hangs up. */
        record HangsUp() implements Step {}

        /**
         * The person who is rung does this.
         *
         * @param exit answered, busy, noAnswer or failed
         */
        record Rings(Exit exit) implements Step {

            private static final Set<Exit> OUTCOMES = Set.of(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED);

            public Rings {
                require(
                        OUTCOMES.contains(exit),
                        "Whoever is rung is answered, busy, noAnswer or failed, but not \"" + exit + "\"");
            }
        }

        /**
         * The call must end now.
         *
         * @param how {@code hangup} where the flow hangs up, {@code caller} where the caller did
         */
        record Ends(String how) implements Step {}
    }
}
