package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules about where a flow leads: into other flows, other languages, past the end of a call, beyond the runtime. */
class LeadingRulesTest {

    private static final String BYE = """
            "bye": {"type": "hangup", "name": "Bye"}""";

    private static final String RUN = """
            "run": {"type": "run", "name": "Run", "flow": "part", "with": {"what": "'a card'"}, "results": ["done"],
              "exits": {"done": "bye", "failed": "bye"}}""";

    private static final FlowDefinition PART = flow("Part", """
            "ask": {"type": "say", "name": "Ask", "prompt": "question", "exits": {"next": "back"}},
            "back": {"type": "return", "name": "Back", "result": "done"}""");

    private static final Resources WITH_PART = Resources.NONE.withFlows(Map.of("part", PART));

    private static FlowDefinition flow(String name, String nodes) {
        String start = nodes.strip().split("\"", 3)[1];
        return FlowJson.read("""
                {"ivory": "1.0", "name": "%s", "languages": ["en", "ru"], "start": "%s",
                 "variables": {"what": {"type": "text"}},
                 "nodes": {%s},
                 "prompts": {"question": {"en": "Which {what}?", "ru": "{what}?"}}}
                """.formatted(name, start, nodes));
    }

    private static FlowDefinition running(String run) {
        return flow("Main", run + "," + BYE);
    }

    @Test
    void aFlowThatIsRunExists() {
        assertThat(found(new UnknownFlow(), running(RUN), WITH_PART)).isEmpty();
        assertThat(found(new UnknownFlow(), running(RUN.replace("\"part\"", "\"parts\"")), WITH_PART))
                .singleElement()
                .asString()
                .startsWith("run /nodes/run/flow: ")
                .endsWith("did you mean \"part\"?");
    }

    @Test
    void whatAFlowReturnsAndIsGivenFits() {
        assertThat(found(new UnknownResult(), running(RUN), WITH_PART)).isEmpty();
        assertThat(found(new UnknownResult(), running(RUN.replace("\"done\"", "\"found\"")), WITH_PART))
                .containsExactly("run /nodes/run/results: \"part\" may return \"done\": add it to the results");
        assertThat(found(new UnknownResult(), running(RUN.replace("\"what\"", "\"that\"")), WITH_PART))
                .singleElement()
                .asString()
                .startsWith("run /nodes/run/with/that: ");
    }

    @Test
    void callersChooseAmongTheLanguagesOfTheFlow() {
        String choice = """
                "choose": {"type": "language", "name": "Choose", "options": {"1": "en", "2": "%s"},
                  "exits": {"en": "bye", "%s": "bye", "noInput": "bye", "noMatch": "bye"}}""";

        assertThat(found(new UnknownLanguage(), running(choice.formatted("ru", "ru"))))
                .isEmpty();
        assertThat(found(new UnknownLanguage(), running(choice.formatted("de", "de"))))
                .containsExactly("choose /nodes/choose/options/2: the flow does not speak \"de\": add it to the flow's"
                        + " languages, or take the choice away");
    }

    @Test
    void whatANodeIsForIsNamed() {
        assertThat(found(new UnfinishedNode(), PART)).isEmpty();
        assertThat(found(new UnfinishedNode(), flow("Part", """
                "back": {"type": "return", "name": "Back"}""")))
                .containsExactly("back /nodes/back/result: name the result that is returned");
        assertThat(found(new UnfinishedNode(), running("""
                "part": {"type": "split", "name": "Split", "shares": {}}""")))
                .containsExactly("part /nodes/part/shares: add at least one share");
    }

    @Test
    void nobodyIsSpokenToWhoHasHungUp() {
        FlowDefinition flow = flow("Main", """
                "tell": {"type": "say", "name": "Tell", "prompt": "question", "exits": {"next": "bye"}},
                "note": {"type": "milestone", "name": "Note", "outcome": "hung up", "exits": {"next": "bye"}},""" + BYE);

        assertThat(found(new TalkAfterHangup(), flow.withOnHangup(new NodeId("note"))))
                .isEmpty();
        assertThat(found(new TalkAfterHangup(), flow.withOnHangup(new NodeId("tell"))))
                .singleElement()
                .asString()
                .startsWith("tell /nodes/tell: calls come here after the caller has hung up");
    }

    @Test
    void theRuntimeCanRunEveryType() {
        var all = new Capabilities(EnumSet.allOf(NodeType.class), EnumSet.allOf(RingGroup.Strategy.class));
        var fewer = new Capabilities(EnumSet.complementOf(EnumSet.of(NodeType.RUN)), Set.of());
        var around = Surroundings.of(WITH_PART);

        assertThat(new TypeNotAvailable().find(running(RUN), around)).isEmpty();
        assertThat(new TypeNotAvailable().find(running(RUN), around.running(all)))
                .isEmpty();
        assertThat(new TypeNotAvailable().find(running(RUN), around.running(fewer)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("cannot run", "(run)"));
    }

    @Test
    void aTestCallMayNameWhatTheFlowsSayThatItRuns() {
        FlowDefinition main = running(RUN);
        String tests = """
                "tests": {"asked": {"with": {"%s": "card"}, "steps": [{"hears": "%s"}]}}}""";

        assertThat(found(new TestNamesUnknown(), tested(main, tests.formatted("what", "question")), WITH_PART))
                .isEmpty();
        assertThat(found(new TestNamesUnknown(), tested(main, tests.formatted("what", "answer")), WITH_PART))
                .hasSize(1);
        assertThat(found(new TestNamesUnknown(), tested(main, tests.formatted("that", "question")), WITH_PART))
                .singleElement()
                .asString()
                .startsWith("null /tests/asked/with/that: ");
    }

    private static FlowDefinition tested(FlowDefinition flow, String tests) {
        String text = FlowJson.write(flow.withPrompts(Map.of())).strip();
        return FlowJson.read(text.substring(0, text.length() - 1) + "," + tests);
    }
}
