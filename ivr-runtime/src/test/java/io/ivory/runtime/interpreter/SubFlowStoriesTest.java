package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that go through several flows. */
class SubFlowStoriesTest {

    private static final String BYES = """
            "yes": {"type": "hangup", "name": "Yes", "goodbye": "yes"},
            "no": {"type": "hangup", "name": "No", "goodbye": "no"},
            "broken": {"type": "hangup", "name": "Broken", "goodbye": "broken"}
            """;

    private static final String IDENTIFY = flow("""
            "ask": {"type": "collect", "name": "Ask", "prompt": "ask", "into": "number", "digits": "4", "tries": 1,
              "exits": {"next": "long", "noInput": "gave-up", "noMatch": "gave-up"}},
            "long": {"type": "branch", "name": "VIP?", "conditions": [
                {"exit": "vip", "when": "number.startsWith(prefix)"}],
              "exits": {"vip": "found", "otherwise": "gave-up"}},
            "found": {"type": "return", "name": "Found", "result": "found",
              "values": {"number": "number", "name": "'Anna'"}},
            "gave-up": {"type": "return", "name": "Gave up", "result": "gaveUp"},
            """, """
            "number": {"type": "digits"}, "prefix": {"type": "text"}
            """, "");

    private static final String MAIN = flow("""
            "who": {"type": "run", "name": "Who", "flow": "identify", "with": {"prefix": "'77'"},
              "results": ["found", "gaveUp"], "into": "customer",
              "exits": {"found": "hello", "gaveUp": "no", "failed": "broken"}},
            "hello": {"type": "say", "name": "Hello", "prompt": "hello", "exits": {"next": "yes"}},
            """, "\"customer\": {\"type\": \"record\"}", "");

    @Test
    void aFlowReturnsAResultWithValues() {
        var story = play(MAIN, new ScriptedCaller().presses("7712"), Map.of("identify", IDENTIFY));

        assertThat(story.path()).containsExactly("ask:next", "long:vip", "who:found", "hello:next");
        assertThat(story.transcript()).contains("\"Hello Anna, 7712.\"");
        assertThat(story.events(CallEvent.EnteredFlow.class))
                .extracting(CallEvent.EnteredFlow::flow)
                .containsExactly("identify", "main-line");
        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
    }

    @Test
    void anotherResultLeavesByAnotherExit() {
        var story = play(MAIN, new ScriptedCaller().presses("1212"), Map.of("identify", IDENTIFY));

        assertThat(story.path()).endsWith("who:gaveUp");
    }

    @Test
    void aFlowThatMayTakeNoCallsIsAFailure() {
        String unfinished = IDENTIFY.replace("\"vip\": \"found\"", "\"vip\": \"nowhere\"");

        var story = play(MAIN, new ScriptedCaller(), Map.of("identify", unfinished));

        assertThat(story.path()).containsExactly("who:failed");
        assertThat(story.events(CallEvent.Failed.class).getFirst().problem()).contains("\"identify\" is not published");
    }

    @Test
    void aFailureThatTheOtherFlowDoesNotCoverIsOneOfTheNodeThatRunsIt() {
        String failing = IDENTIFY.replace("'Anna'", "string(size(number) / (size(number) - 4))");

        var story = play(MAIN, new ScriptedCaller().presses("7712"), Map.of("identify", failing));

        assertThat(story.path()).containsExactly("ask:next", "long:vip", "who:failed");
        assertThat(story.events(CallEvent.EnteredFlow.class).getLast().flow()).isEqualTo("main-line");
    }

    @Test
    void aFailureThatTheOtherFlowCoversStaysThere() {
        String failing = IDENTIFY.replace("'Anna'", "string(size(number) / (size(number) - 4))")
                .replace("\"start\": \"ask\"", "\"start\": \"ask\", \"onError\": \"gave-up\"");

        var story = play(MAIN, new ScriptedCaller().presses("7712"), Map.of("identify", failing));

        assertThat(story.path()).containsExactly("ask:next", "long:vip", "who:gaveUp");
    }

    @Test
    void flowsRunOneAnotherToADepth() {
        var others = new LinkedHashMap<String, String>();
        for (int i = 1; i < RunExecutor.MAX_DEPTH; i++) {
            others.put("flow-" + i, running("flow-" + (i + 1)));
        }
        String last = "flow-" + RunExecutor.MAX_DEPTH;
        others.put(last, flow("\"deep\": {\"type\": \"return\", \"name\": \"Deep\", \"result\": \"deep\"},", "", ""));

        var story = play(running("flow-1"), new ScriptedCaller(), others);

        assertThat(story.path()).first().isEqualTo("dive:failed");
        assertThat(story.path()).last().isEqualTo("dive:deep");
        assertThat(story.events(CallEvent.EnteredFlow.class))
                .extracting(CallEvent.EnteredFlow::flow)
                .doesNotContain(last);
        assertThat(story.events(CallEvent.Failed.class).getFirst().problem()).contains("at most 8 deep");
    }

    private static String running(String flow) {
        return flow("""
                "dive": {"type": "run", "name": "Dive", "flow": "%s", "results": ["deep"],
                  "exits": {"deep": "deep", "failed": "deep"}},
                "deep": {"type": "return", "name": "Deep", "result": "deep"},
                """.formatted(flow), "", "");
    }

    @Test
    void flowsThatGoToOneAnotherForEverAreStopped() {
        String there = flow("\"back\": {\"type\": \"goto\", \"name\": \"Back\", \"flow\": \"here\"},", "", "");
        // the checks cannot see it: somebody answers, but it is a machine that hangs up at once
        String here = flow("""
                "ring": {"type": "transfer", "name": "Ring", "to": "sip:anna@pbx.example",
                  "exits": {"answered": "on", "busy": "no", "noAnswer": "no", "failed": "no"}},
                "on": {"type": "goto", "name": "On", "flow": "there"},
                """, "", "");

        var story = play(here, new ScriptedCaller(), Map.of("here", here, "there", there));

        assertThat(story.outcome).isEqualTo(CallOutcome.WENT_IN_CIRCLES);
    }

    @Test
    void whatBothFlowsKnowGoesAlong() {
        String main =
                flow("""
                "know": {"type": "set", "name": "Know", "values": {"customer": "'Boris'", "pin": "'1234'"},
                  "exits": {"next": "leave"}},
                "leave": {"type": "goto", "name": "Leave", "flow": "other"},
                """, "\"customer\": {\"type\": \"text\"}, \"pin\": {\"type\": \"text\", \"sensitive\": true}", "");
        String other = flow(
                """
                "greet": {"type": "say", "name": "Greet", "prompt": "greet", "exits": {"next": "tell"}},
                "tell": {"type": "say", "name": "Tell", "prompt": "tell", "exits": {"next": "yes"}},
                """,
                "\"customer\": {\"type\": \"text\"}, \"pin\": {\"type\": \"text\"}",
                ", \"greet\": {\"en\": \"Good day {customer}.\"}, \"tell\": {\"en\": \"It is {pin}.\"}");

        var story = play(main, new ScriptedCaller(), Map.of("other", other));

        assertThat(story.transcript()).contains("\"Good day Boris.\"").doesNotContain("1234");
        assertThat(story.outcome).isEqualTo(CallOutcome.FAILED);
    }

    @Test
    void aReturnInAFlowThatWasCalledDirectlyEndsTheCall() {
        var story = play(IDENTIFY, new ScriptedCaller(), Map.of());

        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(story.path()).containsExactly("ask:noInput");
    }

    @Test
    void aCallerWhoHangsUpInAnotherFlowHasHungUp() {
        var story = play(MAIN, new ScriptedCaller().hangsUp(), Map.of("identify", IDENTIFY));

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
    }

    static Story play(String main, ScriptedCaller caller, Map<String, String> others) {
        var flows = new LinkedHashMap<String, FlowDefinition>();
        others.forEach((name, json) -> flows.put(name, FlowJson.read(json).withName(name)));
        return Story.play(main, caller, Story.SHOP.withFlows(flows));
    }

    /** A flow that begins at the first of {@code nodes}. */
    static String flow(String nodes, String variables, String prompts) {
        String first = nodes.substring(nodes.indexOf('"') + 1, nodes.indexOf("\":"));
        return """
                {
                  "ivory": "1.0", "name": "Flow", "languages": ["en"], "start": "%s",
                  "variables": {%s},
                  "nodes": {%s %s},
                  "prompts": {"yes": {"en": "Yes."}, "no": {"en": "No."}, "broken": {"en": "Broken."},
                    "ask": {"en": "Your number."}, "hello": {"en": "Hello {customer.name}, {customer.number}."} %s}
                }
                """.formatted(first, variables, nodes, BYES, prompts);
    }
}
