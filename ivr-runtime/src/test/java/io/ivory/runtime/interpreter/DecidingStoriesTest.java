package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.HttpMethod;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.simulation.ScriptedCaller;
import io.ivory.runtime.simulation.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls in which the flow decides, looks things up, asks a service or connects: all nodes that ask no keys. */
class DecidingStoriesTest {

    private static final String BYES = """
            "yes": {"type": "hangup", "name": "Yes", "goodbye": "yes"},
            "no": {"type": "hangup", "name": "No", "goodbye": "no"},
            "other": {"type": "hangup", "name": "Other", "goodbye": "other"},
            "broken": {"type": "hangup", "name": "Broken", "goodbye": "broken"}
            """;

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59Z, closed",
        "2026-11-23T08:00:00Z, open",
        "2026-11-23T17:00:00Z, closed",
        "2026-11-24T12:00:00Z, closed",
        "2026-11-30T20:30:00Z, special",
        "2026-11-30T21:00:00Z, closed"
    })
    void openingHoursGoByTheShopsWallClock(Instant now, String exit) {
        var story = Story.play(flow("hours", """
                        "hours": {"type": "hours", "name": "Open?", "hours": "shop",
                          "exits": {"open": "yes", "closed": "no", "special": "other"}},
                        """, ""), at(now));

        assertThat(story.path()).containsExactly("hours:" + exit);
    }

    @Test
    void variablesAreSetInOrderAndConditionsTriedInOrder() {
        var story = Story.play(
                flow("set", """
                        "set": {"type": "set", "name": "Set", "values": {"total": "2.0 * 21.0", "big": "total > 40.0"},
                          "exits": {"next": "branch"}},
                        "branch": {"type": "branch", "name": "Big?", "conditions": [
                            {"exit": "huge", "when": "total > 100.0"}, {"exit": "big", "when": "big"}],
                          "exits": {"huge": "no", "big": "yes", "otherwise": "no"}},
                        """, "\"total\": {\"type\": \"number\"}, \"big\": {\"type\": \"boolean\"}"),
                new ScriptedCaller());

        assertThat(story.path()).containsExactly("set:next", "branch:big");
    }

    @ParameterizedTest
    @CsvSource({"10115, found, two", "2500, found, three", "99999, found, five", "30000, notFound, ''"})
    void aRowIsFoundByRange(String postcode, String exit, String days) {
        var story = Story.play(lookup("between", "'" + postcode + "'"), new ScriptedCaller());

        assertThat(story.path()).contains("lookup:" + exit);
        assertThat(story.transcript()).contains(exit.equals("found") ? "It takes " + days + " days." : "No.");
        assertThat(story.events(CallEvent.LookedUp.class).getFirst().what()).isEqualTo("table delivery");
    }

    @Test
    void allRowsThatFitTodayAreSaidInOneGo() {
        var story = Story.play(
                flow("lookup", """
                        "lookup": {"type": "lookup", "name": "Promotions", "table": "promotions",
                          "find": {"from": "first", "to": "last", "holds": "today"}, "into": "row", "rows": "all",
                          "exits": {"found": "say", "notFound": "no"}},
                        "say": {"type": "say", "name": "Say", "prompt": "promotions", "exits": {"next": "yes"}},
                        """, "\"row\": {\"type\": \"record\"}"),
                at(Instant.parse("2026-11-22T23:30:00Z"))); // already the 23rd in Berlin

        assertThat(story.transcript()).contains("\"Shoes are half price. Tea is free.\"");
    }

    @Test
    void aTextMatchesWhateverItsCaseAndSpaces() {
        var story = Story.play(lookup("equal", "' TWO '"), new ScriptedCaller());

        assertThat(story.path()).contains("lookup:found");
    }

    @Test
    void theAnswerOfAServiceIsSaid() {
        var asked = new ArrayList<ServiceClient.ServiceRequest>();
        var body = new HashMap<String, Object>();
        body.put("status", "on its way");
        body.put("note", null);

        var story = Story.play(http(), new ScriptedCaller(), request -> {
            asked.add(request);
            return new ServiceClient.Answered(200, body);
        });

        assertThat(story.transcript()).startsWith("""
                ivr     "One moment."
                ivr     "It is on its way."
                """);
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(HttpMethod.GET);
            assertThat(request.path()).isEqualTo("/orders/47%2F11");
        });
        assertThat(story.events(CallEvent.LookedUp.class).getFirst())
                .extracting(CallEvent.LookedUp::what, CallEvent.LookedUp::result)
                .containsExactly("orders GET /orders/{number}", "status 200");
        assertThat(story.events.toString()).doesNotContain("47%2F11");
    }

    @Test
    void everyAnswerOfAServiceHasItsExit() {
        assertThat(exitFor(new ServiceClient.Answered(204, null))).isEqualTo("http:found");
        assertThat(exitFor(new ServiceClient.Answered(404, null))).isEqualTo("http:notFound");
        assertThat(exitFor(new ServiceClient.Answered(302, null))).isEqualTo("http:failed");
        assertThat(exitFor(new ServiceClient.Answered(500, Map.of()))).isEqualTo("http:failed");
        assertThat(exitFor(new ServiceClient.Slow())).isEqualTo("http:slow");
        assertThat(exitFor(new ServiceClient.Failed("address not allowed"))).isEqualTo("http:failed");
    }

    @ParameterizedTest
    @EnumSource(TransferResult.class)
    void everyTransferHasItsExit(TransferResult result) {
        var story = Story.play(transfer(), new ScriptedCaller().rings(result));

        String exit = switch (result) {
            case ANSWERED -> "answered";
            case BUSY -> "busy";
            case NO_ANSWER -> "noAnswer";
            case FAILED -> "failed";
        };
        assertThat(story.path()).containsExactly("transfer:" + exit);
        assertThat(story.transcript())
                .contains("\"One moment.\"\nivr     transfers to sip:operators@pbx.example: " + result);
        assertThat(story.outcome)
                .isEqualTo(result == TransferResult.ANSWERED ? CallOutcome.TRANSFERRED : CallOutcome.COMPLETED);
    }

    @Test
    void callerWhoHangsUpOnThePersonWasTransferred() {
        var story = Story.play(
                transfer(), new ScriptedCaller().rings(TransferResult.ANSWERED).hangsUp());

        assertThat(story.outcome).isEqualTo(CallOutcome.TRANSFERRED);
    }

    @Test
    void aValueThatIsMissingLeadsToTheFlowsApology() {
        var json = flow("say", """
                        "say": {"type": "say", "name": "Say", "prompt": "status", "exits": {"next": "yes"}},
                        """, "\"row\": {\"type\": \"record\"}")
                .replace("\"start\"", "\"onError\": \"broken\", \"start\"");

        var story = Story.play(json, new ScriptedCaller());

        assertThat(story.transcript()).startsWith("ivr     \"Sorry.\"");
        assertThat(story.events(CallEvent.Failed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.node().value()).isEqualTo("say");
            assertThat(failed.problem()).contains("row has no value at this point of the call");
        });
    }

    @Test
    void anApologyThatFailsTooHangsUp() {
        var json = flow("say", """
                        "say": {"type": "say", "name": "Say", "prompt": "status", "exits": {"next": "yes"}},
                        """, "\"row\": {\"type\": \"record\"}")
                .replace("\"start\"", "\"onError\": \"say\", \"start\"");

        var story = Story.play(json, new ScriptedCaller());

        assertThat(story.outcome).isEqualTo(CallOutcome.FAILED);
        assertThat(story.transcript()).isEqualTo("ivr     hangs up\n");
    }

    @Test
    void aFailureIsForgottenOnceTheCallerHasPressedAKey() {
        var json = flow("say", """
                        "say": {"type": "say", "name": "Say", "prompt": "status", "exits": {"next": "yes"}},
                        "again": {"type": "menu", "name": "Again?",
                          "options": {"1": {"label": "yes", "to": "say"}, "2": {"label": "no", "to": "no"}},
                          "exits": {"noInput": "say", "noMatch": "say"}},
                        """, "\"row\": {\"type\": \"record\"}")
                .replace("\"start\"", "\"onError\": \"again\", \"start\"");

        var pressing =
                Story.play(json, new ScriptedCaller().presses("1").presses("1").presses("2"));
        var silent = Story.play(json, new ScriptedCaller());

        assertThat(pressing.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(silent.outcome).isEqualTo(CallOutcome.FAILED);
    }

    @Test
    void aCallThatGoesInCirclesIsStopped() {
        // the checks cannot see it: somebody answers, but it is a machine that hangs up at once
        var ringsForEver = transfer().replace("\"answered\": \"yes\"", "\"answered\": \"transfer\"");

        var story = Story.play(ringsForEver, new ScriptedCaller());

        assertThat(story.outcome).isEqualTo(CallOutcome.WENT_IN_CIRCLES);
        assertThat(story.transcript()).endsWith("ANSWERED\nivr     hangs up\n");
        assertThat(story.path()).hasSize(FlowInterpreter.MAX_STEPS);
    }

    @Test
    void whatTheAnswerHoldsIsTakenByTheVariablesThatWereNamed() {
        String flow = asking("""
                "answer": {"total": "number", "due": "date?", "status": "text?", "order.id": "digits"},
                "values": {"number": "order.id"},""").replace("type(row) == map", "row.total > 12 && number == '7'");

        assertThat(exits(
                        flow,
                        new ServiceClient.Answered(
                                200, Map.of("total", "12.5", "status", "fine", "order", Map.of("id", 7L)))))
                .contains("http:found", "branch:any");
        assertThat(exits(flow, new ServiceClient.Answered(200, Map.of("total", "many", "order", Map.of("id", 7L)))))
                .contains("http:failed");
        assertThat(exits(flow, new ServiceClient.Answered(200, null))).contains("http:failed");
    }

    @Test
    void aServiceThatFailsIsAskedAgainWhileThereIsTime() {
        var services = new Moody(new ServiceClient.Failed("down"), new ServiceClient.Answered(503, null));

        var story = Story.play(asking("\"retries\": 2,"), services.caller(), services);

        assertThat(story.path()).contains("http:found");
        assertThat(services.timeouts).containsExactly("PT5S", "PT4.8S", "PT4.4S");
        assertThat(story.events(CallEvent.LookedUp.class).getFirst().result()).isEqualTo("status 200, asked 3 times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | \"retries\": 1, | 2 | failed",
                "GET | | 1 | failed",
                "POST | \"retries\": 3, | 1 | failed",
                "POST | \"retries\": 3, \"repeatable\": true, | 4 | found",
                "PUT | \"retries\": 3, | 4 | found",
                "GET | \"retries\": 3, \"timeout\": \"700ms\", | 3 | failed",
            })
    void aRequestIsRepeatedOnlyWhereThatDoesNoHarm(String method, @Nullable String keys, int asked, String exit) {
        var down = new ServiceClient.Failed("down");
        var services = new Moody(down, down, down);
        String flow = asking(keys == null ? "" : keys).replace("GET /", method + " /");

        var story = Story.play(
                flow.replace("\"timeout\": \"700ms\", \"timeout\": \"5s\"", "\"timeout\": \"700ms\""),
                services.caller(),
                services);

        assertThat(services.timeouts).hasSize(asked);
        assertThat(story.path()).contains("http:" + exit);
    }

    @Test
    void whatTheServiceHasDecidedIsNotAskedAgain() {
        for (ServiceClient.ServiceAnswer answer : List.of(
                new ServiceClient.Answered(404, null),
                new ServiceClient.Answered(400, null),
                new ServiceClient.Slow())) {
            var services = new Moody(answer);
            Story.play(asking("\"retries\": 3,"), services.caller(), services);
            assertThat(services.timeouts).as(answer.toString()).hasSize(1);
        }
    }

    private static List<String> exits(String flow, ServiceClient.ServiceAnswer answer) {
        return Story.play(flow, new ScriptedCaller(), request -> answer).path();
    }

    /** The flow that asks a service, its node with these keys besides. */
    private static String asking(String keys) {
        // without words meanwhile, which would let time pass beside the service
        return http().replace(" \"waitPrompt\": \"wait\",", "")
                .replace("\"into\": \"row\",", "\"into\": \"row\", " + keys);
    }

    /** A service that answers these things first and then that all is well, and takes no time for it. */
    private static final class Moody implements ServiceClient {

        private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T12:00:00Z"));
        private final Deque<ServiceAnswer> answers;
        private final List<String> timeouts = Collections.synchronizedList(new ArrayList<>());

        Moody(ServiceAnswer... first) {
            answers = new ConcurrentLinkedDeque<>(List.of(first));
        }

        ScriptedCaller caller() {
            return new ScriptedCaller("+4930123", "+4930456", clock);
        }

        @Override
        public ServiceAnswer ask(ServiceRequest request) {
            timeouts.add(request.timeout().toString());
            ServiceAnswer next = answers.poll();
            return next == null ? new Answered(200, Map.of("status", "fine")) : next;
        }

        @Override
        public void pause(Duration time) {
            clock.pass(time);
        }
    }

    private static String exitFor(ServiceClient.ServiceAnswer answer) {
        List<String> path =
                Story.play(http(), new ScriptedCaller(), request -> answer).path();
        return path.get(1);
    }

    private static ScriptedCaller at(Instant now) {
        return new ScriptedCaller("+4930123", "+4930456", new SimulatedClock(now));
    }

    private static String transfer() {
        return flow("transfer", """
                "transfer": {"type": "transfer", "name": "Person", "to": "operators", "ringFor": "20s",
                  "announcement": "wait",
                  "exits": {"answered": "yes", "busy": "no", "noAnswer": "other", "failed": "broken"}},
                """, "");
    }

    private static String http() {
        return flow("set", """
                "set": {"type": "set", "name": "Set", "values": {"number": "'47/11'"}, "exits": {"next": "http"}},
                "http": {"type": "http", "name": "Ask", "connection": "orders", "request": "GET /orders/{number}",
                  "into": "row", "timeout": "5s", "waitPrompt": "wait",
                  "exits": {"found": "branch", "notFound": "no", "slow": "other", "failed": "broken"}},
                "branch": {"type": "branch", "name": "Any?", "conditions": [
                    {"exit": "any", "when": "type(row) == map"}],
                  "exits": {"any": "say", "otherwise": "yes"}},
                "say": {"type": "say", "name": "Say", "prompt": "status", "exits": {"next": "yes"}},
                """, "\"row\": {\"type\": \"record\"}, \"number\": {\"type\": \"text\"}");
    }

    private static String lookup(String kind, String value) {
        String match = kind.equals("equal")
                ? "{\"column\": \"days\", \"equals\": \"" + value + "\"}"
                : "{\"from\": \"from\", \"to\": \"to\", \"holds\": \"" + value + "\"}";
        return flow("lookup", """
                "lookup": {"type": "lookup", "name": "Delivery", "table": "delivery",
                  "find": %s, "into": "row", "exits": {"found": "say", "notFound": "no"}},
                "say": {"type": "say", "name": "Say", "prompt": "days", "exits": {"next": "yes"}},
                """.formatted(match), "\"row\": {\"type\": \"record\"}");
    }

    private static String flow(String start, String nodes, String variables) {
        return """
                {
                  "ivory": "1.0",
                  "name": "Story",
                  "languages": ["en"],
                  "start": "%s",
                  "variables": {%s},
                  "nodes": {
                    %s
                    %s
                  },
                  "prompts": {
                    "yes": {"en": "Yes."},
                    "no": {"en": "No."},
                    "other": {"en": "Other."},
                    "broken": {"en": "Sorry."},
                    "wait": {"en": "One moment."},
                    "status": {"en": "It is {row.status}."},
                    "days": {"en": "It takes {row.days} days."},
                    "promotions": {"en": "{row.text}."}
                  }
                }
                """.formatted(start, variables, nodes, BYES);
    }
}
