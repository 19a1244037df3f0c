package io.ivory.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.NodeId;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.TimeRange;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test calls as they stand in a flow: what passes, and how a failure is put into words. */
class TestCallsTest {

    private static final Resources SHOP = new Resources(
            Map.of(
                    "shop",
                    new OpeningHours(
                            ZoneId.of("Asia/Tokyo"),
                            Map.of(DayOfWeek.MONDAY, List.of(new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
                            Map.of(),
                            Map.of())),
            Map.of(),
            Map.of("operators", new Person("sip:operators@pbx.example")),
            Map.of("orders", new Connection(URI.create("https://shop.example"), Map.of())),
            Set.of());

    private static final String FLOW = """
        {
          "ivory": "1.0",
          "name": "Main line",
          "languages": ["en"],
          "start": "open",
          "variables": {"number": {"type": "digits"}, "order": {"type": "record"}},
          "nodes": {
            "open": {"type": "hours", "name": "Open?", "hours": "shop",
              "exits": {"open": "welcome", "closed": "closed", "special": "closed"}},
            "welcome": {"type": "say", "name": "Welcome", "prompt": "welcome", "exits": {"next": "menu"}},
            "menu": {"type": "menu", "name": "Menu",
              "options": {"1": {"label": "order", "to": "ask"}, "0": {"label": "person", "to": "person"}},
              "tries": 2, "exits": {"noInput": "person", "noMatch": "person"}},
            "ask": {"type": "collect", "name": "Number", "prompt": "ask", "into": "number", "digits": "4-8",
              "finishOn": "#", "exits": {"next": "find", "noInput": "person", "noMatch": "person"}},
            "find": {"type": "http", "name": "Find", "connection": "orders", "request": "GET /orders/{number}",
              "into": "order", "timeout": "5s",
              "exits": {"found": "status", "notFound": "person", "slow": "slow", "failed": "broken"}},
            "status": {"type": "say", "name": "Status", "prompt": "status", "exits": {"next": "bye"}},
            "person": {"type": "transfer", "name": "Person", "to": "operators",
              "exits": {"answered": "bye", "busy": "slow", "noAnswer": "slow", "failed": "slow"}},
            "slow": {"type": "hangup", "name": "Slow", "goodbye": "later"},
            "broken": {"type": "hangup", "name": "Broken", "goodbye": "sorry"},
            "closed": {"type": "hangup", "name": "Closed", "goodbye": "closed"},
            "bye": {"type": "hangup", "name": "Bye"}
          },
          "prompts": {
            "welcome": {"en": "Welcome."},
            "order": {"en": "your order"},
            "person": {"en": "a person"},
            "ask": {"en": "Key in the order number."},
            "status": {"en": "It is {order.status}."},
            "later": {"en": "Please call later."},
            "sorry": {"en": "We are sorry."},
            "closed": {"en": "We are closed."}
          },
          "tests": {
            "test": {
              "at": "2026-11-23T09:00",
              "from": "+81312345678",
              "given": {"orders": {
                "GET /orders/12345": {"status": 200, "body": {"status": "ready"}},
                "GET /orders/2000": {"status": 200, "body": {}, "after": "9s"},
                "GET /orders/3000": {"status": 0}
              }},
              "steps": [%s]
            }
          }
        }
        """;

    private static final String ORDER = """
        {"hears": "welcome"}, {"presses": "1"}, {"presses": "12345#"}, {"hears": "status"}, {"ends": "hangup"}\
        """;

    @Test
    void aTestCallThatGoesAsWrittenPasses() {
        TestCallResult result = run(ORDER);

        assertThat(result.problem()).isEmpty();
        assertThat(result.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(result.transcript()).isEqualTo("""
            ivr     "Welcome."
            ivr     "For your order, press 1. For a person, press 0."
            caller  1
            ivr     "Key in the order number."
            caller  12345#
            ivr     "It is ready."
            ivr     hangs up
            """);
        assertThat(result.events().stream()
                        .filter(CallEvent.EnteredNode.class::isInstance)
                        .map(event -> ((CallEvent.EnteredNode) event).node()))
                .extracting(NodeId::value)
                .containsExactly("open", "welcome", "menu", "ask", "find", "status", "bye");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'presses': '1'}, {'presses': '2000#'}, {'hears': 'later'}, {'ends': 'hangup'}",
                "{'presses': '1'}, {'presses': '3000#'}, {'hears': 'sorry'}, {'ends': 'hangup'}",
                "{'presses': '0'}, {'rings': 'busy'}, {'hearsWords': 'CALL later'}, {'ends': 'hangup'}",
                "{'silent': true}, {'presses': '9'}, {'rings': 'answered'}, {'ends': 'hangup'}",
                "{'presses': '0'}, {'rings': 'answered'}, {'hangsUp': true}, {'ends': 'caller'}",
                "{'hears': 'welcome'}, {'hangsUp': true}, {'ends': 'caller'}",
                "{'hears': 'welcome'}, {'hears': 'order'}, {'ends': 'caller'}",
                "{'presses': '1'}"
            })
    void everyKindOfStepCanBeWritten(String steps) {
        assertThat(run(steps.replace('\'', '"')).problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'hears': 'status'}, {'presses': '1'} | the caller should have heard the prompt \"status\", but the"
                        + " caller was asked \"For your order, press 1. For a person, press 0.\" instead",
                "{'hearsWords': 'Buenos'}, {'presses': '1'} | the caller should have heard \"Buenos\", but the"
                        + " caller was asked \"For your order, press 1. For a person, press 0.\" instead",
                "{'presses': '1'}, {'presses': '777777#'} | the service \"orders\" was asked GET /orders/777777, but"
                        + " the test does not say what it answers: add it under \"given\"",
                "{'presses': '0'}, {'presses': '5'} | the caller should still have pressed 5, but the call had ended",
                "{'presses': '1'}, {'hangsUp': true}, {'presses': '5'} | the caller should still have pressed 5, but the call"
                        + " had ended",
                "{'presses': '0'}, {'ends': 'caller'} | PASSES",
                "{'hears': 'welcome'}, {'ends': 'hangup'} | the call should have ended, but the caller was asked \"For"
                        + " your order, press 1. For a person, press 0.\" instead",
                "{'presses': '1'}, {'rings': 'busy'}, {'ends': 'hangup'} | somebody should still have been rung (BUSY),"
                        + " but the caller was asked \"Key in the order number.\" instead",
                "{'hears': 'status'}, {'presses': '0'} | the caller should have heard the prompt \"status\", but the"
                        + " caller was asked \"For your order, press 1. For a person, press 0.\" instead"
            })
    void aFailureSaysWhatShouldHaveHappened(String steps, String problem) {
        assertThat(run(steps.replace('\'', '"')).problem().orElse("PASSES")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ends': 'busy'} | PASSES",
                "{'ends': 'declined'} | the flow should have turned the caller away (declined), but the call ended"
                        + " otherwise: busy",
                "{'ends': 'hangup'} | the flow should have hung up, but the call ended otherwise: REJECTED",
                "{'presses': '1'}, {'ends': 'busy'} | the caller should still have pressed 1, but the call had ended"
            })
    void aTestSaysThatACallerIsTurnedAway(String steps, String problem) {
        var turnsAway = FLOW.replace("T09:00", "T08:59").replace("\"goodbye\": \"closed\"", "\"reject\": \"busy\"");

        assertThat(run(turnsAway, steps.replace('\'', '"')).problem().orElse("PASSES"))
                .isEqualTo(problem);
    }

    @Test
    void whoIsAnsweredIsNotTurnedAway() {
        assertThat(run("{\"presses\": \"0\"}, {\"rings\": \"busy\"}, {\"ends\": \"busy\"}")
                        .problem())
                .contains(
                        "the flow should have turned the caller away (busy), but the call ended otherwise: COMPLETED");
    }

    @Test
    void theClockIsSetByTheTestInTheShopsZone() {
        var closed = FLOW.replace("T09:00", "T08:59");

        TestCallResult result = run(closed, "{\"hears\": \"closed\"}, {\"ends\": \"hangup\"}");

        assertThat(result.problem()).isEmpty();
    }

    @Test
    void aTestCallMayComeFromSomebodyWhoCalledBefore() {
        var often = FLOW.replace("\"start\": \"open\"", "\"start\": \"often\"")
                .replace("\"nodes\": {", """
                    "nodes": {
                      "often": {"type": "branch", "name": "Often?", "conditions":
                        [{"exit": "yes", "when": "caller.calls == 3 && caller.number == '81312345678'"}],
                        "exits": {"yes": "slow", "otherwise": "open"}},\
                    """)
                .replace("\"from\": \"+81312345678\"", "\"from\": \"+81312345678\", \"earlierCalls\": 3");

        assertThat(run(often, "{\"hears\": \"later\"}, {\"ends\": \"hangup\"}").problem())
                .isEmpty();
        assertThat(run(often.replace("Calls\": 3", "Calls\": 2"), "{\"hears\": \"welcome\"}")
                        .problem())
                .isEmpty();
    }

    @Test
    void aTestCallMayHaveBeenForwardedFromAnotherNumber() {
        var shops = FLOW.replace("\"start\": \"open\"", "\"start\": \"shop\"").replace("\"nodes\": {", """
            "nodes": {
              "shop": {"type": "branch", "name": "Which shop?", "conditions":
                [{"exit": "yes", "when": "call.diverted == '+4930901820'"}],
                "exits": {"yes": "slow", "otherwise": "open"}},\
            """);
        var forwarded = shops.replace(
                "\"from\": \"+81312345678\"", "\"from\": \"+81312345678\", \"diverted\": \"+4930901820\"");

        assertThat(run(forwarded, "{\"hears\": \"later\"}, {\"ends\": \"hangup\"}")
                        .problem())
                .isEmpty();
        assertThat(run(shops, "{\"hears\": \"welcome\"}").problem()).isEmpty();
    }

    @Test
    void timePassesAsItWouldOnTheTelephone() {
        TestCallResult result = run("{\"silent\": true}, {\"silent\": true}, {\"rings\": \"noAnswer\"}");

        Instant start = result.events().getFirst().at();
        Duration length = Duration.between(start, result.events().getLast().at());
        assertThat(start).isEqualTo("2026-11-23T00:00:00Z");
        // two menus of ten words, 6 s of silence each, 25 s of ringing
        assertThat(length).isBetween(Duration.ofSeconds(44), Duration.ofSeconds(48));
    }

    private static TestCallResult run(String steps) {
        return run(FLOW, steps);
    }

    private static TestCallResult run(String flow, String steps) {
        var runnable = RunnableFlow.of(FlowJson.read(flow.formatted(steps)), SHOP);
        return Objects.requireNonNull(
                new TestCalls(() -> Instant.EPOCH).runAll(runnable, SHOP).get("test"));
    }
}
