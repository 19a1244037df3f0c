package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.TestCall;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules about how nodes hang together, beyond the ways themselves. */
class StructureRulesTest {

    @Test
    void aSetNodeSetsSomething() {
        var idle = Drawn.with("count", Assign.class, count -> new Assign(count.head(), Map.of()));

        assertThat(found(new EmptySet(), Drawn.shop())).isEmpty();
        assertThat(found(new EmptySet(), idle))
                .containsExactly(
                        "count /nodes/count/values: nothing is set here: choose a variable, or delete the node");
    }

    @Test
    void deletingAnIdleNodeLeadsCallersOn() {
        var idle = Drawn.with("count", Assign.class, count -> new Assign(count.head(), Map.of()))
                .withStart(new NodeId("count"))
                .withOnError(new NodeId("count"));

        Fix fix = new EmptySet()
                .find(idle, Surroundings.of(Drawn.WORKSPACE))
                .getFirst()
                .fixes()
                .getFirst();
        FlowDefinition mended = fix.edit().applyTo(idle);

        assertThat(mended.node(new NodeId("count"))).isEmpty();
        assertThat(mended.start()).isEqualTo(new NodeId("tally"));
        assertThat(mended.onError()).isEqualTo(new NodeId("tally"));
        assertThat(mended.node(new NodeId("check")).orElseThrow().target(Exit.OTHERWISE))
                .contains(new NodeId("tally"));
    }

    @Test
    void aConditionIsAskedOnce() {
        assertThat(found(new SameCondition(), Drawn.shop())).isEmpty();
        assertThat(found(new SameCondition(), deciding("asked > 1", "asked > 2")))
                .isEmpty();
        assertThat(found(new SameCondition(), deciding("asked > 1", " asked > 1 ")))
                .containsExactly("check /nodes/check/conditions/1/when: no call ever takes \"way-1\", because \"way-0\""
                        + " holds before it: change one of the two, or delete this one");
        assertThat(found(new SameCondition(), deciding("true", "asked > 1"))).hasSize(1);
        assertThat(found(new SameCondition(), deciding("", "")))
                .as("not written yet")
                .isEmpty();
    }

    @Test
    void whatDecidesLeadsSomewhereByIt() {
        var pointless = Drawn.with(
                "open",
                Hours.class,
                open -> open.withHead(head("open", "open", "menu", "closed", "menu", "special", "menu")));
        var unfinished =
                Drawn.with("open", Hours.class, open -> open.withHead(head("open", "open", "menu", "closed", "menu")));

        assertThat(found(new SameWay(), Drawn.shop())).isEmpty();
        assertThat(found(new SameWay(), unfinished)).isEmpty();
        assertThat(found(new SameWay(), pointless))
                .containsExactly("open /nodes/open/exits: all exits lead to \"menu\", so that nothing is decided here:"
                        + " lead one elsewhere, or delete the node");
    }

    @Test
    void namesTellNodesApart() {
        var flow =
                Drawn.shop().with(new HangUp(new NodeHead(new NodeId("end"), "bye", Map.of(), Extensions.NONE), null));

        assertThat(found(new SameName(), Drawn.shop())).isEmpty();
        assertThat(found(new SameName(), flow))
                .containsExactly("end /nodes/end/name: \"bye\" is called \"bye\", too: give one of them another name");
    }

    @Test
    void whatMayFailLeadsSomewhere() {
        var plain = FlowDefinition.empty("Plain", Language.ENGLISH)
                .with(new Say(head("hello"), List.of(new PromptId("hello"))))
                .with(new PromptId("hello"), Prompt.of(Language.ENGLISH, "Hello"));

        assertThat(found(new NoErrorWay(), Drawn.shop())).isEmpty();
        assertThat(found(new NoErrorWay(), plain)).as("nothing can fail").isEmpty();
        assertThat(found(new NoErrorWay(), Drawn.shop().withOnError(null)))
                .containsExactly("null /onError: when a value is missing, the call just ends: choose in the settings of"
                        + " the flow where it goes on then");
    }

    @Test
    void aFlowDoesNotRunItself() {
        var one = runs("One", "two");
        var two = runs("Two", "three");
        var three = runs("Three", "one");
        Resources circle = Drawn.WORKSPACE.withFlows(Map.of("one", one, "two", two, "three", three));
        Resources chain = Drawn.WORKSPACE.withFlows(Map.of("one", one, "two", two, "three", Drawn.shop()));

        assertThat(found(new EndlessFlows(), one, chain)).isEmpty();
        assertThat(found(new EndlessFlows(), one, circle))
                .containsExactly(
                        "run /nodes/run/flow: this flow runs itself again (two leads to three leads to one): a flow that"
                                + " is run must come to its end");
    }

    @Test
    void aFlowThatIsRunDoesNotGoToTheOneThatRunsIt() {
        var one = runs("One", "two");
        var two = goesTo("Two", "one");
        Resources circle = Drawn.WORKSPACE.withFlows(Map.of("one", one, "two", two));

        assertThat(found(new EndlessFlows(), one, circle))
                .containsExactly(
                        "run /nodes/run/flow: this flow runs itself again (two leads to one): a flow that is run must"
                                + " come to its end");
        assertThat(found(new EndlessFlows(), two, circle))
                .as("told at the node that runs")
                .isEmpty();
    }

    @Test
    void flowsDoNotHandACallToEachOtherForEver() {
        var one = goesTo("One", "two");
        var two = goesTo("Two", "one");
        var asking = asksAndGoesTo("Asking", "one");
        Resources circle = Drawn.WORKSPACE.withFlows(Map.of("one", one, "two", two));
        Resources asked = Drawn.WORKSPACE.withFlows(Map.of("one", one, "two", asking));

        assertThat(found(new LoopWithoutCaller(), one, circle))
                .containsExactly(
                        "on /nodes/on/flow: calls go in circles here without the caller doing anything (over two"
                                + " and back): lead one of these ways to a question, a person or a hangup");
        assertThat(found(new LoopWithoutCaller(), two, circle)).hasSize(1);
        assertThat(found(new LoopWithoutCaller(), one, asked)).isEmpty();
        assertThat(found(new LoopWithoutCaller(), one, Drawn.WORKSPACE.withFlows(Map.of("two", Drawn.shop()))))
                .isEmpty();
    }

    private static FlowDefinition goesTo(String name, String other) {
        return FlowJson.read("""
                {"ivory": "1.0", "name": "%s", "languages": ["en"], "start": "hi",
                 "nodes": {"hi": {"type": "say", "name": "Hi", "prompt": "p", "exits": {"next": "on"}},
                   "on": {"type": "goto", "name": "On", "flow": "%s"}},
                 "prompts": {"p": {"en": "Hi."}}}
                """.formatted(name, other));
    }

    private static FlowDefinition asksAndGoesTo(String name, String other) {
        return FlowJson.read("""
                {"ivory": "1.0", "name": "%s", "languages": ["en"], "start": "hi",
                 "nodes": {"hi": {"type": "menu", "name": "Hi", "intro": "p",
                     "options": {"1": {"label": "p", "to": "on"}}, "exits": {"noInput": "bye", "noMatch": "bye"}},
                   "on": {"type": "goto", "name": "On", "flow": "%s"},
                   "bye": {"type": "hangup", "name": "Bye", "goodbye": "p"}},
                 "prompts": {"p": {"en": "Hi."}}}
                """.formatted(name, other));
    }

    @Test
    void testCallsNameWhatCallersCanHear() {
        var steps = List.<TestCall.Step>of(
                new TestCall.Step.Hears(new PromptId("hello")), new TestCall.Step.Hears(new PromptId("helo")));
        var flow = Drawn.shop().withTests(Map.of("t", new TestCall(null, null, Map.of("order", Map.of()), steps)));

        assertThat(found(new TestNamesUnknown(), Drawn.shop())).isEmpty();
        assertThat(found(new TestNamesUnknown(), flow))
                .containsExactly(
                        "null /tests/t/steps/1/hears: there is no prompt that a node says \"helo\" - did you mean"
                                + " \"hello\"?",
                        "null /tests/t/given/order: there is no service that is asked \"order\" - did you mean"
                                + " \"orders\"?");
    }

    @Test
    void aFlowThatAsksHasATestCall() {
        assertThat(found(new NoTestCall(), Drawn.shop())).isEmpty();
        assertThat(found(new NoTestCall(), Drawn.shop().withTests(Map.of()))).hasSize(1);
        assertThat(found(new NoTestCall(), FlowDefinition.empty("New", Language.ENGLISH)))
                .isEmpty();
    }

    private static FlowDefinition deciding(String... conditions) {
        return Drawn.with(
                "check",
                Branch.class,
                check -> new Branch(
                        check.head(),
                        IntStream.range(0, conditions.length)
                                .mapToObj(i -> new Condition(new Exit("way-" + i), conditions[i]))
                                .toList()));
    }

    private static FlowDefinition runs(String name, String other) {
        return FlowDefinition.empty(name, Language.ENGLISH)
                .with(new RunFlow(head("run"), other, Map.of(), List.of(), null));
    }
}
