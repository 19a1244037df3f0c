package io.ivory.runtime.interpreter;

import static io.ivory.runtime.call.TransferResult.ANSWERED;
import static io.ivory.runtime.call.TransferResult.BUSY;
import static io.ivory.runtime.call.TransferResult.FAILED;
import static io.ivory.runtime.call.TransferResult.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls to several people of whom one takes the call. */
class RingGroupTest {

    private static final Map<String, Destination> TEAM = Map.of(
            "anna", new Person("sip:anna@pbx.example"),
            "boris", new Person("sip:boris@pbx.example"),
            "clara", new Person("sip:clara@pbx.example"),
            "team", new RingGroup(List.of("clara", "anna", "boris"), RingGroup.Strategy.IN_TURN),
            "all", new RingGroup(List.of("clara", "anna"), RingGroup.Strategy.ALL_AT_ONCE));

    @Test
    void theMembersRingOneAfterTheOther() {
        var story = play(new ScriptedCaller().rings(NO_ANSWER).rings(BUSY).rings(ANSWERED));

        assertThat(story.transcript().lines().filter(line -> line.contains("sip:")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("clara"),
                        line -> assertThat(line).contains("anna"),
                        line -> assertThat(line).contains("boris"));
        assertThat(story.path()).containsExactly("ring:answered");
        assertThat(story.outcome).isEqualTo(CallOutcome.TRANSFERRED);
    }

    @Test
    void whoAnswersFirstHasTheCall() {
        var story = play(new ScriptedCaller().rings(ANSWERED));

        assertThat(story.transcript()).contains("clara").doesNotContain("anna");
    }

    static Stream<Arguments> nobody() {
        return Stream.of(
                Arguments.of(List.of(BUSY, BUSY, BUSY), "busy"),
                Arguments.of(List.of(BUSY, NO_ANSWER, BUSY), "noAnswer"),
                Arguments.of(List.of(FAILED, BUSY, FAILED), "busy"),
                Arguments.of(List.of(NO_ANSWER, FAILED, BUSY), "noAnswer"),
                Arguments.of(List.of(FAILED, FAILED, FAILED), "failed"));
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void whereNobodyAnswersTheBestReasonIsTold(List<TransferResult> results, String exit) {
        var caller = new ScriptedCaller();
        results.forEach(caller::rings);

        assertThat(play(caller).path()).containsExactly("ring:" + exit);
    }

    @Test
    void theMembersOfAGroupMayRingTogether() {
        var story = play("\"to\": \"all\"", new ScriptedCaller().rings(ANSWERED));

        assertThat(story.transcript()).contains("sip:clara@pbx.example, sip:anna@pbx.example: ANSWERED");
        assertThat(story.path()).containsExactly("ring:answered");
    }

    @Test
    void theRecordNamesWhoAnswered() {
        assertThat(answered(play(new ScriptedCaller().rings(BUSY).rings(ANSWERED))))
                .containsExactly("anna");
        assertThat(answered(play("\"to\": \"all\"", new ScriptedCaller()))).containsExactly("clara");
        assertThat(answered(play("\"to\": \"+49 30 123\"", new ScriptedCaller())))
                .containsExactly("+49 30 123");
        assertThat(answered(play("\"to\": \"all\"", new ScriptedCaller().rings(BUSY))))
                .isEmpty();
    }

    private static List<String> answered(Story story) {
        return story.events(CallEvent.Connected.class).stream()
                .map(CallEvent.Connected::who)
                .toList();
    }

    @Test
    void whoIsHandedOverIsGone() {
        var story = play(HANDED_OVER, new ScriptedCaller().rings(ANSWERED));

        assertThat(story.transcript()).contains("hands over to sip:anna@pbx.example: ANSWERED");
        assertThat(story.outcome).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(story.path()).isEmpty();
        assertThat(answered(story)).containsExactly("anna");
    }

    @ParameterizedTest
    @CsvSource({"BUSY, busy", "NO_ANSWER, noAnswer", "FAILED, failed"})
    void whoCannotBeHandedOverStays(TransferResult result, String exit) {
        assertThat(play(HANDED_OVER, new ScriptedCaller().rings(result)).path()).containsExactly("ring:" + exit);
    }

    private static final String HANDED_OVER = "\"to\": \"anna\", \"by\": \"refer\"";

    private static Story play(ScriptedCaller caller) {
        return play("\"to\": \"team\"", caller);
    }

    private static Story play(String keys, ScriptedCaller caller) {
        String answered = keys.contains("refer") ? "" : "\"answered\": \"bye\", ";
        return Story.play(
                """
                {
                  "ivory": "1.0", "name": "Ring", "languages": ["en"], "start": "ring",
                  "nodes": {
                    "ring": {"type": "transfer", "name": "Ring", %s,
                      "exits": {%s"busy": "bye", "noAnswer": "bye", "failed": "bye"}},
                    "bye": {"type": "hangup", "name": "Bye"}}
                }
                """.formatted(keys, answered), caller, new Resources(Map.of(), Map.of(), TEAM, Map.of(), Set.of()));
    }
}
