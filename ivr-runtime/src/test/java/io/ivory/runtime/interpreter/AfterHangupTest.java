package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a flow does once its caller has hung up. */
class AfterHangupTest {

    private static final String NOTED = """
            "note": {"type": "milestone", "name": "Note", "outcome": "hung up early", "exits": {"next": "end"}},
            """;

    @Test
    void aCallerWhoHangsUpIsNoted() {
        var story = play(NOTED, new ScriptedCaller().hangsUp());

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(story.events(CallEvent.HungUp.class))
                .extracting(CallEvent.HungUp::outcome)
                .containsExactly(CallOutcome.CALLER_HUNG_UP);
        assertThat(story.path()).containsExactly("note:next");
        assertThat(story.events(CallEvent.Milestone.class)).hasSize(1);
        assertThat(story.transcript()).doesNotContain("Bye");
    }

    @Test
    void aCallThatTheFlowEndsHasNothingAfterIt() {
        var story = play(NOTED, new ScriptedCaller().presses("1"));

        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(story.path()).containsExactly("menu:1");
        assertThat(story.events(CallEvent.HungUp.class)).isEmpty();
    }

    @Test
    void aCallerWhoHangsUpAfterSpeakingToAPersonSpokeToAPerson() {
        var story = play(
                NOTED,
                new ScriptedCaller().presses("0").rings(TransferResult.ANSWERED).hangsUp());

        assertThat(story.outcome).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(story.path()).endsWith("note:next");
    }

    @Test
    void aServiceIsToldWithoutAnybodyHearingIt() {
        var asked = new ArrayList<Duration>();
        var caller = new ScriptedCaller().hangsUp();

        var story = Story.play(flow("""
                "note": {"type": "http", "name": "Tell", "connection": "orders", "request": "POST /calls",
                  "timeout": "30s", "waitPrompt": "bye",
                  "exits": {"found": "note2", "notFound": "end", "slow": "end", "failed": "end"}},
                "note2": {"type": "milestone", "name": "Note", "outcome": "told", "exits": {"next": "end"}},
                """), caller, request -> {
            asked.add(request.timeout());
            caller.clock().pass(Duration.ofSeconds(11));
            return new ServiceClient.Answered(200, Map.of());
        });

        assertThat(asked).as("no longer than what is left").containsExactly(Duration.ofSeconds(10));
        assertThat(story.path()).containsExactly("note:found");
        assertThat(story.events(CallEvent.Failed.class).getLast().problem()).contains("may take 10 s");
        assertThat(story.transcript()).doesNotContain("Bye");
    }

    @Test
    void whatFailsThereEndsIt() {
        var story = play("""
                "note": {"type": "set", "name": "Set", "values": {"x": "1.0 / y"}, "exits": {"next": "note2"}},
                "note2": {"type": "milestone", "name": "Note", "outcome": "told", "exits": {"next": "end"}},
                """, new ScriptedCaller().hangsUp());

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(story.events(CallEvent.Failed.class)).hasSize(1);
        assertThat(story.path()).isEmpty();
    }

    @Test
    void theFlowThatRunsAnotherFollowsUpWhereThatHasNothingToDo() {
        String main =
                flow(NOTED).replace("\"start\": \"menu\"", "\"start\": \"sub\"").replace("\"menu\":", """
                        "sub": {"type": "run", "name": "Sub", "flow": "other", "results": [], "exits": {"failed": "end"}},
                        "menu":""");
        String other = SubFlowStoriesTest.flow("""
                "say": {"type": "say", "name": "Say", "prompt": "ask", "exits": {"next": "yes"}},
                """, "", "");

        var story = SubFlowStoriesTest.play(main, new ScriptedCaller().hangsUp(), Map.of("other", other));

        assertThat(story.events(CallEvent.Milestone.class)).hasSize(1);
    }

    private static Story play(String nodes, ScriptedCaller caller) {
        return Story.play(flow(nodes), caller);
    }

    private static String flow(String nodes) {
        return """
                {
                  "ivory": "1.0", "name": "Flow", "languages": ["en"], "start": "menu", "onHangup": "note",
                  "variables": {"x": {"type": "number"}, "y": {"type": "number"}},
                  "nodes": {
                    "menu": {"type": "menu", "name": "Menu", "intro": "welcome", "tries": 1,
                      "options": {"1": {"label": "label", "to": "bye"}, "0": {"label": "label", "to": "person"}},
                      "exits": {"noInput": "bye", "noMatch": "bye"}},
                    "person": {"type": "transfer", "name": "Person", "to": "operators",
                      "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}},
                    %s
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "bye"},
                    "end": {"type": "hangup", "name": "End"}},
                  "prompts": {"welcome": {"en": "Welcome."}, "label": {"en": "this"}, "bye": {"en": "Bye."}}
                }
                """.formatted(nodes);
    }
}
