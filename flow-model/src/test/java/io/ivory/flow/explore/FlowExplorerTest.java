package io.ivory.flow.explore;

import static io.ivory.flow.explore.ProofFlows.BYE;
import static io.ivory.flow.explore.ProofFlows.MENU;
import static io.ivory.flow.explore.ProofFlows.PERSON;
import static io.ivory.flow.explore.ProofFlows.SHOP;
import static io.ivory.flow.explore.ProofFlows.SILENT;
import static io.ivory.flow.explore.ProofFlows.explored;
import static io.ivory.flow.explore.ProofFlows.flow;
import static io.ivory.flow.explore.ProofFlows.path;
import static io.ivory.flow.explore.ProofFlows.refuted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Expectation;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.TestCall.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small flows for which each claim holds, and others for which a call shows that it does not. */
class FlowExplorerTest {

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
