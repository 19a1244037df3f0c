package io.ivory.flow.explore;

import static io.ivory.flow.explore.ProofFlows.BYE;
import static io.ivory.flow.explore.ProofFlows.SHOP;
import static io.ivory.flow.explore.ProofFlows.SILENT;
import static io.ivory.flow.explore.ProofFlows.explored;
import static io.ivory.flow.explore.ProofFlows.flow;
import static io.ivory.flow.explore.ProofFlows.path;
import static io.ivory.flow.explore.ProofFlows.refuted;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.flow.TestCall.Step;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** What calendars, answers, rows and earlier conditions say is followed, and shown by a call that fits them. */
class KnownValuesProofTest {

    @Test
    void theTimeOfACallIsChosenSoThatTheCalendarAnswersAsShown() {
        Exploration exploration = explored("open", """
                "open": {"type": "hours", "name": "Open?", "hours": "shop",
                  "exits": {"open": "silent", "closed": "bye", "special": "bye"}}
                """, BYE, SILENT);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(path(call)).containsExactly("open:open", "silent");
        var at = requireNonNull(call.call().at());
        assertThat(at.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(at.toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 59));
        assertThat(exploration.reachability().reaches(new NodeId("open"), Exit.SPECIAL))
                .isFalse();
    }

    @Test
    void whatACalendarNeverSaysIsNoWayForACall() {
        Exploration exploration = explored("open", """
                "open": {"type": "hours", "name": "Open?", "hours": "always",
                  "exits": {"open": "bye", "closed": "silent", "special": "silent"}}
                """, BYE, SILENT);

        assertThat(exploration.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(exploration.reachability().nodes()).containsExactly(new NodeId("open"), new NodeId("bye"));
    }

    @Test
    void aCalendarThatIsAlwaysOpenIsClosedWhileItIsOverridden() {
        Exploration exploration = explored("open", """
                "open": {"type": "hours", "name": "Open?", "hours": "snowed-in",
                  "exits": {"open": "bye", "closed": "silent", "special": "bye"}}
                """, BYE, SILENT);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(path(call)).containsExactly("open:closed", "silent");
        assertThat(requireNonNull(call.call().at()))
                .isBetween(LocalDateTime.parse("2026-11-23T08:15"), LocalDateTime.parse("2026-11-23T11:59"));
    }

    private static final String DECLARED = """
            "ask": {"type": "http", "name": "Ask", "connection": "orders", "request": "GET /", "into": "order",
              "answer": {"total": "number", "status": "text"}, "values": {"count": "items"}, "waitPrompt": "hi",
              "exits": {"found": "%s", "notFound": "bye", "slow": "bye", "failed": "bye"}}
            """;

    @Test
    void whatAnAnswerIsDeclaredToHoldCanBeSaidInEveryCall() {
        String say = """
                "say": {"type": "say", "name": "Say", "prompt": "status", "exits": {"next": "bye"}}
                """;

        Exploration declared = explored("ask", DECLARED.formatted("say"), say, BYE);
        Exploration undeclared = explored(
                "ask", DECLARED.formatted("say").replace("\"status\": \"text\"", "\"status\": \"text?\""), say, BYE);

        assertThat(declared.proof(Claim.NO_FAILURE_CUTS_OFF).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(path(refuted(undeclared, Claim.NO_FAILURE_CUTS_OFF))).containsExactly("ask:found", "say");
    }

    @Test
    void anAnswerThatFitsItsDeclarationShowsTheWay() {
        Exploration exploration = explored("ask", DECLARED.formatted("dear"), """
                "dear": {"type": "branch", "name": "Dear?", "conditions": [
                    {"exit": "yes", "when": "order.total > 500 && order.status == 'paid' && count < 3"}],
                  "exits": {"yes": "silent", "otherwise": "bye"}}
                """, BYE, SILENT);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(path(call)).containsExactly("ask:found", "dear:yes", "silent");
        assertThat(requireNonNull(
                        requireNonNull(call.call().given().get("orders")).get("GET /")))
                .asString()
                .contains("total=", "status=paid", "items=");
    }

    @Test
    void aCallThatWasForwardedIsFoundForAConditionThatAsksForOne() {
        Exploration exploration = explored("shop", """
                "shop": {"type": "branch", "name": "Which shop?",
                  "conditions": [{"exit": "yes", "when": "call.diverted == \\"+4930901820\\""}],
                  "exits": {"yes": "silent", "otherwise": "bye"}}
                """, BYE, SILENT);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(path(call)).containsExactly("shop:yes", "silent");
        assertThat(call.call().diverted()).isEqualTo("+4930901820");
    }

    @Test
    void aCallerWhoCalledOftenIsFoundForAConditionThatAsksForOne() {
        Exploration exploration = explored("often", """
                "often": {"type": "branch", "name": "Often?",
                  "conditions": [{"exit": "yes", "when": "caller.known && caller.calls >= 7"}],
                  "exits": {"yes": "silent", "otherwise": "bye"}}
                """, BYE, SILENT);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(path(call)).containsExactly("often:yes", "silent");
        assertThat(call.call().earlierCalls()).isGreaterThanOrEqualTo(7);
        assertThat(call.call().from()).isNotEmpty();
    }

    @Test
    void theSameConditionHasTheSameAnswerUntilItsVariableChanges() {
        String ask = """
                "ask": {"type": "collect", "name": "Zip", "prompt": "hi", "into": "zip", "digits": "5",
                  "exits": {"next": "first", "noInput": "bye", "noMatch": "bye"}},
                "first": {"type": "branch", "name": "First", "conditions": [{"exit": "yes", "when": "zip == \\"10115\\""}],
                  "exits": {"yes": "second", "otherwise": "bye"}},
                "second": {"type": "branch", "name": "Second", "conditions": [{"exit": "yes", "when": "zip == \\"10115\\""}],
                  "exits": {"yes": "%s", "otherwise": "%s"}}
                """;

        Exploration impossible = explored("ask", ask.formatted("bye", "silent"), BYE, SILENT);
        Exploration possible = explored("ask", ask.formatted("silent", "bye"), BYE, SILENT);

        assertThat(impossible.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(refuted(possible, Claim.EVERY_PATH_ENDS_WELL).call().steps()).contains(new Step.Presses("10115"));
    }

    @Test
    void whatCannotBeRuledOutNorShownIsNotDecided() {
        Exploration exploration = explored("ask", """
                "ask": {"type": "collect", "name": "Zip", "prompt": "hi", "into": "zip", "digits": "5",
                  "exits": {"next": "first", "noInput": "bye", "noMatch": "bye"}},
                "first": {"type": "branch", "name": "First", "conditions": [{"exit": "yes", "when": "zip < \\"2\\""}],
                  "exits": {"yes": "second", "otherwise": "bye"}},
                "second": {"type": "branch", "name": "Second", "conditions": [{"exit": "yes", "when": "zip > \\"3\\""}],
                  "exits": {"yes": "silent", "otherwise": "bye"}}
                """, BYE, SILENT);

        Proof proof = exploration.proof(Claim.EVERY_PATH_ENDS_WELL);

        assertThat(proof.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(proof.findings()).noneMatch(Finding::isCertain);
    }

    @Test
    void aFieldThatAServiceLeavesOutCutsTheCallerOffUnlessTheFlowHasAnOnError() {
        String http = """
                "find": {"type": "http", "name": "Find", "connection": "orders", "request": "GET /orders", "into": "order",
                  "exits": {"found": "tell", "notFound": "bye", "slow": "bye", "failed": "bye"}},
                "tell": {"type": "say", "name": "Tell", "prompt": "status", "exits": {"next": "bye"}}
                """;

        Exploration exploration = explored("find", http, BYE);
        Exploration rescued = FlowExplorer.explore(flow("find", http, BYE).withOnError(new NodeId("bye")), SHOP);

        CounterExample call = refuted(exploration, Claim.NO_FAILURE_CUTS_OFF);
        assertThat(path(call)).containsExactly("find:found", "tell");
        assertThat(call.ending()).contains(Ending.BROKEN);
        assertThat(rescued.proof(Claim.NO_FAILURE_CUTS_OFF).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void aRowThatWasFoundHasItsColumns() {
        Exploration exploration = explored("ask", """
                "ask": {"type": "collect", "name": "Zip", "prompt": "hi", "into": "zip", "digits": "5",
                  "exits": {"next": "find", "noInput": "bye", "noMatch": "bye"}},
                "find": {"type": "lookup", "name": "Find", "table": "delivery",
                  "find": {"column": "zip", "equals": "zip"}, "into": "row",
                  "exits": {"found": "tell", "notFound": "silent"}},
                "tell": {"type": "say", "name": "Tell", "prompt": "days", "exits": {"next": "bye"}}
                """, BYE, SILENT);

        assertThat(exploration.proof(Claim.NO_FAILURE_CUTS_OFF).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(path(refuted(exploration, Claim.EVERY_PATH_ENDS_WELL)))
                .containsExactly("ask:next", "find:notFound", "silent");
    }
}
