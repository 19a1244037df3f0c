package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls that wait in line. */
class QueueStoriesTest {

    private static final Resources TEAM = new Resources(
            Map.of(),
            Map.of(),
            Map.of(
                    "anna", new Person("sip:anna@pbx.example"),
                    "team", new CallQueue(List.of("anna"), null, 5)),
            Map.of(),
            Set.of());

    @Test
    void aCallerWaitsAndSpeaksToSomebody() {
        Story story = play(new ScriptedCaller());

        assertThat(story.path()).containsExactly("line:answered");
        assertThat(story.outcome).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(story.events(CallEvent.Connected.class))
                .extracting(CallEvent.Connected::who)
                .containsExactly("anna");
        assertThat(story.events(CallEvent.WaitedInLine.class))
                .extracting(CallEvent.WaitedInLine::queue)
                .containsExactly("team");
    }

    @Test
    void aFullLineIsLeftAtOnce() {
        assertThat(play(new ScriptedCaller().rings(TransferResult.BUSY)).path()).containsExactly("line:full");
    }

    @Test
    void whoWaitsInVainGoesOn() {
        Story story = play(new ScriptedCaller().staysSilent());

        assertThat(story.path()).containsExactly("line:timeout");
        assertThat(story.events(CallEvent.WaitedInLine.class))
                .extracting(CallEvent.WaitedInLine::waitedMs)
                .containsExactly(60_000L);
    }

    @Test
    void theKeyLeavesTheLineAndNoOtherDoes() {
        Story story = play(
                new ScriptedCaller().presses("5").waits(Duration.ofSeconds(30)).presses("1"));

        assertThat(story.path()).containsExactly("line:left");
        assertThat(story.events(CallEvent.WaitedInLine.class))
                .extracting(CallEvent.WaitedInLine::waitedMs)
                .containsExactly(30_000L);
    }

    @Test
    void whoHangsUpWhileWaitingIsGone() {
        Story story = play(new ScriptedCaller().hangsUp());

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(story.path()).isEmpty();
    }

    @Test
    void theTranscriptTellsWhatIsHeardWhileWaiting() {
        Story story = play(new ScriptedCaller().waits(Duration.ofSeconds(30)).presses("1"));

        assertThat(story.transcript()).isEqualTo("""
                ivr     plays meanwhile: a quiet tune
                ivr     "You are next in line."
                caller  1
                ivr     has the caller wait for team: LEFT
                ivr     "Thank you."
                ivr     hangs up
                """);
    }

    @Test
    void whoIsConnectedAtOnceHearsNothingOfTheLine() {
        assertThat(play(new ScriptedCaller()).transcript()).doesNotContain("meanwhile", "next in line");
    }

    @Test
    void placeAndTimeAreSaidInTheLanguageOfTheCall() {
        var russian = new Language("ru");

        assertThat(QueueSentence.of(Language.ENGLISH, 1, Optional.empty())).isEqualTo("You are next in line.");
        assertThat(QueueSentence.of(Language.ENGLISH, 3, minutes(4)))
                .isEqualTo("You are number 3 in line. The estimated waiting time is about 4 minutes.");
        assertThat(QueueSentence.of(Language.ENGLISH, 2, Optional.of(Duration.ofSeconds(20))))
                .endsWith("less than a minute.");
        assertThat(QueueSentence.of(russian, 3, minutes(5)))
                .isEqualTo("Ваш номер в очереди: 3. Примерное время ожидания: около 5 минут.");
        assertThat(QueueSentence.of(russian, 1, minutes(21))).endsWith("около 21 минуты.");
        assertThat(QueueSentence.of(new Language("fi"), 1, Optional.empty())).isEqualTo("You are next in line.");
        assertThat(QueueSentence.spoken(new Language("fi"))).isEqualTo(Language.ENGLISH);
    }

    private static Optional<Duration> minutes(long minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }

    private static Story play(ScriptedCaller caller) {
        return Story.play("""
                {
                  "ivory": "1.0", "name": "In line", "languages": ["en"], "start": "line",
                  "nodes": {
                    "line": {"type": "queue", "name": "Line", "to": "team", "maxWait": "60s", "callbackKey": "1",
                      "exits": {"answered": "bye", "full": "bye", "timeout": "bye", "left": "bye"}},
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "thanks"}},
                  "prompts": {"thanks": {"en": "Thank you."}}
                }
                """, caller, TEAM);
    }
}
