package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.Expectation;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.TimeRange;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Small flows for which each claim holds, and others for which a call shows that it does not. */
class FlowExplorerTest {

    private static final Resources SHOP = new Resources(
            Map.of(
                    "shop",
                    new OpeningHours(
                            ZoneId.of("Europe/Berlin"),
                            Map.of(DayOfWeek.MONDAY, List.of(new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
                            Map.of(),
                            Map.of()),
                    "always",
                    new OpeningHours(ZoneId.of("Europe/Berlin"), everyDay(), Map.of(), Map.of()),
                    "snowed-in",
                    new OpeningHours(
                            ZoneId.of("Europe/Berlin"),
                            everyDay(),
                            Map.of(),
                            Map.of(),
                            List.of(new HoursOverride(
                                    OpeningHours.State.CLOSED,
                                    LocalDateTime.parse("2026-11-23T08:15"),
                                    LocalDateTime.parse("2026-11-23T12:00"),
                                    "Snow")))),
            Map.of("delivery", new DataTable(List.of("zip", "days"), List.of(List.of("10115", "two")))),
            Map.of("operators", new Person("sip:operators@pbx.example")),
            Map.of("orders", new Connection(URI.create("https://shop.example"), Map.of())),
            Set.of());

    private static Map<DayOfWeek, List<TimeRange>> everyDay() {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(TimeRange.ALL_DAY));
        }
        return week;
    }

    private static final String MENU = """
        "menu": {"type": "menu", "name": "Menu", "intro": "hi",
          "options": {"1": {"label": "one", "to": "%s"}, "0": {"label": "two", "to": "%s"}},
          "exits": {"noInput": "%s", "noMatch": "%s"}}
        """;

    private static final String PERSON = """
        "person": {"type": "transfer", "name": "Person", "to": "operators",
          "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}}
        """;

    private static final String BYE = """
        "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"}
        """;

    private static final String SILENT = """
        "silent": {"type": "hangup", "name": "Silent"}
        """;

    private static Exploration explored(String start, String... nodes) {
        return FlowExplorer.explore(flow(start, nodes), SHOP);
    }

    private static FlowDefinition flow(String start, String... nodes) {
        return FlowJson.read("""
            {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "%s",
             "variables": {"zip": {"type": "digits"}, "row": {"type": "record"}, "order": {"type": "record"},
               "count": {"type": "number"}},
             "nodes": {%s},
             "prompts": {"hi": {"en": "Hello."}, "one": {"en": "one"}, "two": {"en": "two"},
               "days": {"en": "It takes {row.days} days."}, "status": {"en": "It is {order.status}."}}}
            """.formatted(start, String.join(",", nodes)));
    }

    private static CounterExample refuted(Exploration exploration, Claim claim) {
        Proof proof = exploration.proof(claim);
        assertThat(proof.verdict()).as(proof.toString()).isEqualTo(Verdict.REFUTED);
        return proof.findings().getFirst().call().orElseThrow();
    }

    private static List<String> path(CounterExample call) {
        return call.path().stream().map(PathStep::toString).toList();
    }

    @Test
    void aFlowWithPersonAndGoodbyeKeepsEveryClaim() {
        Exploration exploration = explored("menu", MENU.formatted("bye", "person", "person", "person"), PERSON, BYE);

        assertThat(exploration.proofs()).extracting(Proof::verdict).containsOnly(Verdict.PROVED);
        assertThat(exploration.proofs()).extracting(Proof::claim).containsExactly(Claim.values());
        assertThat(exploration.precision()).isEqualTo(Precision.VALUES);
    }

    @Test
    void whoIsCutOffAfterThreeSilencesIsShownByACallThatIsSilentThreeTimes() {
        Exploration exploration =
                explored("menu", MENU.formatted("bye", "person", "silent", "person"), PERSON, BYE, SILENT);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(call.call().steps())
                .containsExactly(new Step.StaysSilent(), new Step.StaysSilent(), new Step.StaysSilent());
        assertThat(call.call().expect()).isEqualTo(Expectation.ENDS_WELL);
        assertThat(path(call)).containsExactly("menu:noInput", "silent");
        assertThat(call.ending()).contains(Ending.SILENCE);
    }

    @Test
    void aHangUpAfterWordsOrAnOutcomeIsAGoodbye() {
        Exploration words = explored("say", """
            "say": {"type": "say", "name": "Say", "prompt": "hi", "exits": {"next": "silent"}}
            """, SILENT);
        Exploration outcome = explored("done", """
            "done": {"type": "milestone", "name": "Done", "outcome": "told", "exits": {"next": "silent"}}
            """, SILENT);

        assertThat(words.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(outcome.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void anExitThatLeadsNowhereIsReachedByTheShortestWay() {
        Exploration exploration = explored("hello", """
            "hello": {"type": "say", "name": "Hello", "prompt": "hi", "exits": {"next": "menu"}}
            """, """
            "menu": {"type": "menu", "name": "Menu", "options": {"1": {"label": "one"}},
              "exits": {"noInput": "bye", "noMatch": "bye"}}
            """, BYE);

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(path(call)).containsExactly("hello:next", "menu:1");
        assertThat(call.call().steps()).containsExactly(new Step.Presses("1"));
    }

    @Test
    void callersWhoCanOnlyHangUpThemselvesAreStuck() {
        Exploration exploration = explored("menu", MENU.formatted("trap", "bye", "bye", "bye"), BYE, """
            "trap": {"type": "menu", "name": "Trap", "options": {"1": {"label": "one", "to": "trap"}},
              "exits": {"noInput": "trap", "noMatch": "trap"}}
            """);

        assertThat(path(refuted(exploration, Claim.EVERY_PATH_CAN_END))).containsExactly("menu:1", "trap");
    }

    @Test
    void aCircleOfSilenceIsACircle() {
        Exploration exploration = explored("menu", MENU.formatted("bye", "person", "menu", "person"), PERSON, BYE);

        CounterExample call = refuted(exploration, Claim.NO_CIRCLE_WITHOUT_CALLER);

        assertThat(path(call)).containsExactly("menu:noInput", "menu");
    }

    @Test
    void aCounterThatIsTestedLeavesTheCircleAndAKeyBreaksOne() {
        Exploration counted = explored("zero", """
            "zero": {"type": "set", "name": "Zero", "values": {"count": "0"}, "exits": {"next": "more"}}
            """, """
            "more": {"type": "set", "name": "More", "values": {"count": "count + 1"}, "exits": {"next": "enough"}}
            """, """
            "enough": {"type": "branch", "name": "Enough?",
              "conditions": [{"exit": "yes", "when": "count >= 3"}], "exits": {"yes": "bye", "otherwise": "more"}}
            """, BYE);
        Exploration pressed = explored("menu", MENU.formatted("menu", "person", "person", "person"), PERSON, BYE);

        assertThat(counted.proof(Claim.NO_CIRCLE_WITHOUT_CALLER).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(counted.proof(Claim.EVERY_PATH_CAN_END).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(pressed.proof(Claim.NO_CIRCLE_WITHOUT_CALLER).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void aMenuWithoutAWayToThePersonIsShown() {
        Exploration exploration = explored("menu", MENU.formatted("lonely", "person", "bye", "bye"), PERSON, BYE, """
            "lonely": {"type": "menu", "name": "Lonely", "options": {"1": {"label": "one", "to": "bye"}},
              "exits": {"noInput": "bye", "noMatch": "bye"}}
            """);

        Proof proof = exploration.proof(Claim.PERSON_FROM_EVERY_MENU);

        assertThat(proof.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(proof.findings()).extracting(Finding::node).containsExactly(new NodeId("lonely"));
    }

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

    @Test
    void outagesTellWhereCallersEndUp() {
        Exploration exploration =
                explored("menu", MENU.formatted("find", "person", "person", "person"), PERSON, BYE, """
                    "find": {"type": "http", "name": "Find", "connection": "orders", "request": "GET /orders",
                      "exits": {"found": "bye", "notFound": "bye", "slow": "bye", "failed": "silent"}}
                    """, SILENT);

        Map<Off, Outage> outages =
                exploration.outages().stream().collect(Collectors.toMap(Outage::off, outage -> outage));

        Outage service = requireNonNull(outages.get(new Off(Off.Kind.SERVICE, "orders")));
        assertThat(service.exits()).containsEntry(new NodeId("find"), Set.of(Exit.SLOW, Exit.FAILED));
        assertThat(service.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(service.findings().getFirst().call().orElseThrow().call().given())
                .containsKey("orders");
        Outage trunk = requireNonNull(outages.get(new Off(Off.Kind.TRUNK, "")));
        assertThat(trunk.endings()).doesNotContain(Ending.PERSON);
        assertThat(outages).containsKey(new Off(Off.Kind.DESTINATION, "operators"));
    }

    @Test
    void theLongestPathCountsEveryTry() {
        Exploration exploration = explored("menu", MENU.formatted("bye", "person", "person", "person"), PERSON, BYE);

        LongestPath longest = exploration.mostSpeech().orElseThrow();

        assertThat(longest.path())
                .extracting(PathStep::toString)
                .containsExactly("menu:noInput", "person:noAnswer", "bye");
        assertThat(longest.nodes()).isEqualTo(3);
        assertThat(longest.waiting()).isEqualTo(Duration.ofSeconds(3 * 6 + 25));
    }

    @Test
    void flowsThatHandTheCallToEachOtherGoInCircles() {
        FlowDefinition here = flow("away", """
            "away": {"type": "goto", "name": "Away", "flow": "there"}
            """);
        FlowDefinition there = flow("back", """
            "back": {"type": "goto", "name": "Back", "flow": "here"}
            """);

        Exploration exploration = FlowExplorer.explore(here, SHOP.withFlows(Map.of("here", here, "there", there)));

        assertThat(refuted(exploration, Claim.NO_CIRCLE_WITHOUT_CALLER).path()).isNotEmpty();
        assertThat(exploration.proof(Claim.EVERY_PATH_CAN_END).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whatIsDoneAfterAHangUpCanBeReachedToo() {
        FlowDefinition flow = flow("bye", BYE, """
            "noted": {"type": "branch", "name": "Noted?", "conditions": [{"exit": "yes", "when": "zip == \\"10115\\""}],
              "exits": {"yes": "done", "otherwise": "end"}},
            "done": {"type": "milestone", "name": "Done", "outcome": "told", "exits": {"next": "end"}},
            "end": {"type": "hangup", "name": "End"}
            """).withOnHangup(new NodeId("noted"));

        Exploration exploration = FlowExplorer.explore(flow, SHOP);

        assertThat(exploration.reachability().nodes()).isEqualTo(flow.nodes().keySet());
        assertThat(exploration.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void whatGoesInCirclesAfterAHangUpIsShownByACallerWhoHangsUpAtOnce() {
        FlowDefinition flow = flow("hello", """
            "hello": {"type": "say", "name": "Hello", "prompt": "hi", "exits": {"next": "bye"}}
            """, BYE, """
            "count": {"type": "set", "name": "Count", "values": {"count": "1"}, "exits": {"next": "again"}}
            """, """
            "again": {"type": "set", "name": "Again", "values": {"count": "2"}, "exits": {"next": "count"}}
            """).withOnHangup(new NodeId("count"));

        Exploration exploration = FlowExplorer.explore(flow, SHOP);

        for (Claim claim : List.of(Claim.EVERY_PATH_CAN_END, Claim.NO_CIRCLE_WITHOUT_CALLER)) {
            CounterExample call = refuted(exploration, claim);
            assertThat(call.call().steps()).containsExactly(new Step.HangsUp());
            assertThat(path(call)).first().isEqualTo("hello");
            assertThat(exploration.proof(claim).findings().getFirst().message())
                    .startsWith("after the caller has hung up");
        }
    }

    @Test
    void aFailureIsForgottenOnceTheCallerPressesAKey() {
        String failing = """
            "%s": {"type": "say", "name": "Fails", "prompt": "status", "exits": {"next": "bye"}}
            """;
        FlowDefinition pressed =
                flow("fails", failing.formatted("fails"), BYE, """
                    "menu": {"type": "menu", "name": "Menu", "options": {"1": {"label": "one", "to": "fails"}},
                      "exits": {"noInput": "bye", "noMatch": "bye"}}
                    """).withOnError(new NodeId("menu"));
        FlowDefinition unasked = flow("fails", failing.formatted("fails"), BYE, failing.formatted("menu"))
                .withOnError(new NodeId("menu"));

        assertThat(FlowExplorer.explore(pressed, SHOP)
                        .proof(Claim.NO_FAILURE_CUTS_OFF)
                        .verdict())
                .isEqualTo(Verdict.PROVED);
        assertThat(path(refuted(FlowExplorer.explore(unasked, SHOP), Claim.NO_FAILURE_CUTS_OFF)))
                .containsExactly("fails", "menu");
    }

    @Test
    void aFlowThatOthersRunIsJudgedWithWhatItIsGiven() {
        FlowDefinition part = flow("ask", """
            "ask": {"type": "say", "name": "Ask", "prompt": "zip", "exits": {"next": "back"}}
            """, """
            "back": {"type": "return", "name": "Back", "result": "done"}
            """)
                .withPrompts(Map.of(new PromptId("zip"), Prompt.of(Language.ENGLISH, "Your zip is {zip}.")));
        Resources given = SHOP.withFlows(Map.of("part", part, "main", running("\"zip\": \"'10115'\"")));
        Resources notGiven = SHOP.withFlows(Map.of("part", part, "main", running("")));

        Exploration exploration = FlowExplorer.explore(part, given);

        assertThat(exploration.runBy()).contains(Set.of("main"));
        assertThat(exploration.proofs())
                .extracting(Proof::verdict)
                .containsExactly(
                        Verdict.PROVED, Verdict.PROVED, Verdict.DOES_NOT_APPLY, Verdict.PROVED, Verdict.DOES_NOT_APPLY);
        assertThat(exploration.reachability().reaches(new NodeId("back"))).isTrue();
        assertThat(FlowExplorer.explore(part, notGiven).reachability().reaches(new NodeId("back")))
                .as("the zip is missing")
                .isFalse();
        assertThat(FlowExplorer.explore(running(""), notGiven).runBy()).isEmpty();
    }

    private static FlowDefinition running(String with) {
        return flow("run", """
            "run": {"type": "run", "name": "Run", "flow": "part", "with": {%s}, "results": ["done"],
              "exits": {"done": "bye", "failed": "bye"}}
            """.formatted(with), BYE);
    }

    @Test
    void tooManyStatesAreNotDecided() {
        var limits = new ExplorerLimits(2, 1, 100, 5);

        Exploration exploration = FlowExplorer.explore(
                flow("menu", MENU.formatted("bye", "person", "person", "person"), PERSON, BYE), SHOP, limits);

        assertThat(exploration.proofs()).extracting(Proof::verdict).containsOnly(Verdict.NOT_DECIDED);
    }

    @Test
    void aFlowWithoutAStartIsNotDecided() {
        Exploration exploration = FlowExplorer.explore(flow("bye", BYE).withStart(null), SHOP);

        assertThat(exploration.proofs()).extracting(Proof::reason).containsOnly("the flow has no start");
    }
}
