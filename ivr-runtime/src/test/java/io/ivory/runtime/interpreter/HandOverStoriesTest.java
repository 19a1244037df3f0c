package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.HandOverNews;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations that are handed over, or were to be, as flow and record see them. */
class HandOverStoriesTest {

    private static final Person ANNA = new Person("sip:anna@pbx.example");
    private static final Resources TEAM = new Resources(
            Map.of(),
            Map.of(),
            Map.of(
                    "anna", ANNA,
                    "boris", new Person("sip:boris@pbx.example"),
                    "all", new RingGroup(List.of("boris", "anna"), RingGroup.Strategy.ALL_AT_ONCE)),
            Map.of(),
            Set.of());
    private static final RunnableFlow FLOW = RunnableFlow.of(FlowJson.read("""
            {
              "ivory": "1.0", "name": "Ring", "languages": ["en"], "start": "ring",
              "nodes": {
                "ring": {"type": "transfer", "name": "Ring", "to": "all", "by": "attended",
                  "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}},
                "bye": {"type": "hangup", "name": "Bye"}}
            }
            """), TEAM);

    private final List<CallEvent> events = new ArrayList<>();
    private final ScriptedCaller caller = new ScriptedCaller();

    /** What a line does with a conversation that is to be handed over. */
    @FunctionalInterface
    private interface Line {
        TransferResult handOver(HandOverNews news);
    }

    private CallOutcome play(Line line) {
        var control = (CallControl) Proxy.newProxyInstance(
                CallControl.class.getClassLoader(), new Class<?>[] {CallControl.class}, (_, method, arguments) -> {
                    if (method.getName().equals("handOver")) {
                        return line.handOver((HandOverNews) arguments[2]);
                    }
                    try {
                        return method.invoke(caller, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new FlowInterpreter(
                        Surroundings.of(request -> new ServiceClient.Failed("no service in this test")),
                        caller.clock(),
                        events::add,
                        caller)
                .run(new PublishedFlow("line", 1, FLOW, TEAM), control);
    }

    private List<String> record() {
        return events.stream()
                .map(event -> switch (event) {
                    case CallEvent.Connected connected -> "connected " + connected.who();
                    case CallEvent.HandedOver handed -> handed.result() + " " + handed.who();
                    case CallEvent.LeftNode left -> left.node() + ":" + left.exit();
                    default -> "";
                })
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void whoIsHandedOverIsGone() {
        CallOutcome outcome = play(news -> {
            news.answered(ANNA);
            news.handedOver(ANNA, HandOverResult.TAKEN_OVER);
            throw new CallEndedException(CallOutcome.TRANSFERRED);
        });

        assertThat(outcome).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(record()).containsExactly("connected anna", "TAKEN_OVER anna");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "FAILED", "NO_NEWS"})
    void whoIsNotHandedOverStaysAndTheRecordSaysWhy(HandOverResult why) {
        CallOutcome outcome = play(news -> {
            news.answered(ANNA);
            news.handedOver(ANNA, why);
            return TransferResult.ANSWERED;
        });

        assertThat(outcome).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(record()).containsExactly("connected anna", why + " anna", "ring:answered");
    }

    @ParameterizedTest
    @CsvSource({"BUSY, busy", "NO_ANSWER, noAnswer", "FAILED, failed"})
    void whereNobodyAnswersTheExitsAreThoseOfABridge(TransferResult result, String exit) {
        play(_ -> result);

        assertThat(record()).containsExactly("ring:" + exit);
    }

    @Test
    void inATestCallTheConversationStays() {
        var story = Story.play(FlowJson.write(FLOW.definition()), new ScriptedCaller(), TEAM);

        assertThat(story.path()).containsExactly("ring:answered");
        assertThat(story.transcript()).contains("transfers to sip:boris@pbx.example, sip:anna@pbx.example: ANSWERED");
    }
}
