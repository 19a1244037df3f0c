package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.json.FlowJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules about where exits lead. */
class WayRulesTest {

    @Test
    void aFlowNeedsAStart() {
        assertThat(found(new NoStart(), Drawn.shop())).isEmpty();
        assertThat(found(new NoStart(), Drawn.shop().withStart(null)))
                .containsExactly("null /start: choose the node where calls begin");
    }

    @Test
    void everyExitLeadsSomewhere() {
        var unfinished = Drawn.change(
                Drawn.with(
                        "menu",
                        FlowNode.class,
                        menu -> menu.withHead(menu.head().disconnect(new Exit("2")))),
                "ask",
                FlowNode.class,
                ask -> ask.withHead(ask.head().disconnect(Exit.NO_INPUT)));

        assertThat(found(new UnconnectedExit(), Drawn.shop())).isEmpty();
        assertThat(found(new UnconnectedExit(), unfinished))
                .containsExactly(
                        "menu /nodes/menu/options/2/to: connect the exit \"2\" to a node",
                        "ask /nodes/ask/exits/noInput: connect the exit \"noInput\" to a node");
    }

    @Test
    void aConnectionLeadsToANodeThatExists() {
        assertThat(found(new UnknownTarget(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownTarget(), Drawn.leading("welcome", "next", "opne")))
                .containsExactly(
                        "welcome /nodes/welcome/exits/next: there is no node \"opne\" - did you mean \"open\"?");
        assertThat(found(
                        new UnknownTarget(),
                        Drawn.shop().withStart(new NodeId("nowhere")).withOnError(new NodeId("sorry-12345"))))
                .containsExactly(
                        "null /start: there is no node \"nowhere\": make it, or choose another node",
                        "null /onError: there is no node \"sorry-12345\": make it, or choose another node");
    }

    @Test
    void aNodeToWhichNothingLeadsIsNamed() {
        var flow = Drawn.shop().with(new HangUp(head("sorry"), new PromptId("goodbye")));

        assertThat(found(new UnreachableNode(), flow))
                .singleElement()
                .asString()
                .startsWith("sorry /nodes/sorry: no call ever comes here");
        assertThat(found(new UnreachableNode(), flow.withOnError(new NodeId("sorry"))))
                .isEmpty();
        assertThat(found(new UnreachableNode(), flow.withStart(null))).isEmpty();
    }

    @Test
    void fromEveryNodeThereIsAWayOut() {
        var trapped = Drawn.leading("welcome", "next", "again")
                .with(new Say(head("again", "next", "welcome"), List.of(new PromptId("hello"))));

        assertThat(found(new NoEnd(), Drawn.shop())).isEmpty();
        assertThat(found(new NoEnd(), trapped))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("welcome /nodes/welcome/exits");
    }

    @Test
    void anExitThatIsNotConnectedYetMayBecomeAWayOut() {
        var drawing = Drawn.shop().with(new Say(head("again"), List.of())).withStart(new NodeId("again"));

        assertThat(found(new NoEnd(), drawing)).isEmpty();
    }

    @Test
    void aCircleWithoutTheCallerIsFoundOnce() {
        assertThat(found(new LoopWithoutCaller(), Drawn.shop())).isEmpty();
        assertThat(found(new LoopWithoutCaller(), Drawn.leading("open", "special", "welcome")))
                .singleElement()
                .asString()
                .startsWith("welcome /nodes/welcome/exits: calls go in circles here")
                .contains("(welcome, open)");
        assertThat(found(new LoopWithoutCaller(), Drawn.leading("person", "busy", "person")))
                .singleElement()
                .asString()
                .contains("(person)");
    }

    @Test
    void aSilentCallerBreaksNoCircleButAKeyAndAPersonDo() {
        assertThat(found(new LoopWithoutCaller(), Drawn.leading("menu", "noInput", "menu")))
                .singleElement()
                .asString()
                .contains("(menu)");
        assertThat(found(new LoopWithoutCaller(), Drawn.leading("menu", "noMatch", "menu")))
                .isEmpty();
        assertThat(found(new LoopWithoutCaller(), Drawn.leading("person", "answered", "welcome")))
                .isEmpty();
    }

    @Test
    void aLongCircleNamesItsFirstNodes() {
        var flow = Drawn.leading("open", "special", "s1");
        for (int i = 1; i <= 6; i++) {
            String next = i == 6 ? "welcome" : "s" + (i + 1);
            flow = flow.with(new Say(head("s" + i, "next", next), List.of(new PromptId("hello"))));
        }

        assertThat(found(new LoopWithoutCaller(), flow))
                .singleElement()
                .asString()
                .contains("(welcome, open, s1, s2 and 4 more)");
    }

    @Test
    void whatNobodyCanLeaveIsToldOnceByOneRule() {
        var trap = Drawn.leading("welcome", "next", "again")
                .with(new Say(head("again", "next", "welcome"), List.of(new PromptId("hello"))));

        assertThat(found(new NoEnd(), trap))
                .singleElement()
                .asString()
                .contains("never leave, nor from one more node that they come to");
        assertThat(found(new LoopWithoutCaller(), trap)).isEmpty();
    }

    @Test
    void aCircleThatCountsItsRoundsEnds() {
        FlowDefinition counted = counting("rounds >= 3");

        assertThat(found(new LoopWithoutCaller(), counted)).isEmpty();
        assertThat(found(new LoopWithoutCaller(), counting("rounds < 0")))
                .singleElement()
                .asString()
                .contains("(count, more, wait)");
    }

    /** Waits again and again until {@code enough}. */
    private static FlowDefinition counting(String enough) {
        return FlowJson.read("""
                {
                  "ivory": "1.0",
                  "name": "Counting",
                  "languages": ["en"],
                  "start": "begin",
                  "variables": {"rounds": {"type": "number"}},
                  "nodes": {
                    "begin": {"type": "set", "name": "Begin", "values": {"rounds": "0"}, "exits": {"next": "count"}},
                    "count": {"type": "set", "name": "Count", "values": {"rounds": "rounds + 1"}, "exits": {"next": "more"}},
                    "more": {"type": "branch", "name": "More?", "conditions": [{"exit": "enough", "when": "%s"}],
                      "exits": {"enough": "bye", "otherwise": "wait"}},
                    "wait": {"type": "say", "name": "Wait", "prompt": "wait", "exits": {"next": "count"}},
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "bye"}
                  },
                  "prompts": {"wait": {"en": "One moment."}, "bye": {"en": "Bye."}}
                }
                """.formatted(enough));
    }

    @Test
    void whereThereArePeopleEveryMenuLeadsToThem() {
        var flow = Drawn.shop();
        for (String exit : List.of("1", "2", "0", "noInput")) {
            flow = Drawn.change(
                    flow,
                    "menu",
                    FlowNode.class,
                    menu -> menu.withHead(menu.head().connect(new Exit(exit), new NodeId("bye"))));
        }

        assertThat(found(new NoWayToAPerson(), Drawn.shop())).isEmpty();
        assertThat(found(new NoWayToAPerson(), flow))
                .singleElement()
                .asString()
                .startsWith("menu /nodes/menu/options: no choice of this menu ever leads to a person");
        assertThat(found(new NoWayToAPerson(), flow.with(new HangUp(head("person"), null))))
                .isEmpty();
    }

    @Test
    void callersWhoCouldNotAnswerAreNotJustCutOff() {
        var bare = Drawn.with("bye", HangUp.class, bye -> new HangUp(bye.head(), null));

        assertThat(found(new BareHangUp(), Drawn.shop())).isEmpty();
        assertThat(found(new BareHangUp(), bare))
                .singleElement()
                .asString()
                .startsWith("menu /nodes/menu/exits/noMatch: \"noMatch\" ends in a hangup without a word");
    }
}
