package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.RejectCause;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.simulation.ScriptedCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a flow does while the caller's telephone still rings. */
class BeforeTheAnswerTest {

    private static final String NOT_TODAY =
            "\"no\": {\"type\": \"hangup\", \"name\": \"Not today\", \"goodbye\": \"bye\", \"reject\": \"%s\"}";

    @ParameterizedTest
    @EnumSource
    void aCallerIsTurnedAwayWithTheCause(RejectCause cause) {
        var story = play("no", NOT_TODAY.formatted(cause.json()));

        assertThat(story.outcome).isEqualTo(CallOutcome.REJECTED);
        assertThat(story.events(CallEvent.Answered.class)).isEmpty();
        assertThat(story.events(CallEvent.Rejected.class))
                .extracting(CallEvent.Rejected::cause)
                .containsExactly(cause);
        assertThat(story.transcript()).isEqualTo("ivr     turns away: " + cause.json() + "\n");
    }

    @Test
    void decidingStepsComeBeforeTheAnswer() {
        var story = play("set", """
                "set": {"type": "set", "name": "Set", "values": {"n": "1"}, "exits": {"next": "decide"}},
                "decide": {"type": "branch", "name": "Decide", "conditions": [{"exit": "one", "when": "n == 1"}],
                  "exits": {"one": "who", "otherwise": "no"}},
                "who": {"type": "caller", "name": "Who", "exits": {"known": "no", "new": "note", "blocked": "no"}},
                "note": {"type": "milestone", "name": "Note", "outcome": "seen", "exits": {"next": "ask"}},
                "ask": {"type": "http", "name": "Ask", "connection": "orders", "request": "GET /orders",
                  "exits": {"found": "no", "notFound": "no", "slow": "no", "failed": "no"}},
                """ + NOT_TODAY.formatted("busy"));

        assertThat(story.path()).containsExactly("set:next", "decide:one", "who:new", "note:next", "ask:failed");
        assertThat(story.outcome).isEqualTo(CallOutcome.REJECTED);
    }

    @Test
    void theFirstWordsAnswerTheCall() {
        var story = play("hello", """
                "hello": {"type": "say", "name": "Hello", "prompt": "bye", "exits": {"next": "no"}},
                """ + NOT_TODAY.formatted("busy"));

        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(story.events(CallEvent.Rejected.class)).isEmpty();
        assertThat(story.transcript())
                .as("the goodbye is for who is answered")
                .endsWith("ivr     \"Bye.\"\nivr     hangs up\n");
        assertThat(story.events.getFirst()).isInstanceOf(CallEvent.EnteredNode.class);
        assertThat(story.events.get(1)).isInstanceOf(CallEvent.Answered.class);
    }

    @Test
    void wordsWhileAServiceIsAskedAnswerTheCall() {
        var story = play("ask", """
                "ask": {"type": "http", "name": "Ask", "connection": "orders", "request": "GET /orders",
                  "waitPrompt": "bye",
                  "exits": {"found": "no", "notFound": "no", "slow": "no", "failed": "no"}},
                """ + NOT_TODAY.formatted("busy"));

        assertThat(story.events(CallEvent.Answered.class)).hasSize(1);
        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
    }

    @Test
    void aHangupThatTurnsNobodyAwayAnswersAsEver() {
        var story = play("no", "\"no\": {\"type\": \"hangup\", \"name\": \"Bye\"}");

        assertThat(story.events(CallEvent.Answered.class)).hasSize(1);
        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
    }

    @Test
    void aFlowThatBreaksBeforeTheAnswerEndsTheCall() {
        var story = play("broken", """
                "broken": {"type": "set", "name": "Broken", "values": {"n": "1 / 0"}, "exits": {"next": "no"}},
                """ + NOT_TODAY.formatted("busy"));

        assertThat(story.outcome).isEqualTo(CallOutcome.FAILED);
        assertThat(story.events(CallEvent.Answered.class)).isEmpty();
    }

    private static Story play(String start, String nodes) {
        return Story.play("""
                {
                  "ivory": "1.0", "name": "Ringing", "languages": ["en"], "start": "%s",
                  "variables": {"n": {"type": "number"}},
                  "nodes": {%s},
                  "prompts": {"bye": {"en": "Bye."}}
                }
                """.formatted(start, nodes), new ScriptedCaller(), Story.SHOP);
    }
}
