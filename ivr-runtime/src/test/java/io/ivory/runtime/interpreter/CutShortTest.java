package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.flow.RejectCause;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that end while the flow waits for something else than the caller: the interrupt says nothing of the reason. */
class CutShortTest {

    @ParameterizedTest
    @EnumSource(names = {"TOO_LONG", "LOST", "CALLER_HUNG_UP"})
    void anEndWhileAServiceIsAskedKeepsItsReason(CallOutcome end) {
        var caller = new EndingCaller(end);

        CallOutcome outcome = run("""
                "start": {"type": "http", "name": "Ask", "connection": "orders", "request": "GET /orders",
                  "exits": {"found": "bye", "notFound": "bye", "slow": "bye", "failed": "bye"}},
                """, caller, request -> {
            caller.end();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            return new ServiceClient.Slow();
        });

        assertThat(outcome).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_LONG", "LOST", "CALLER_HUNG_UP"})
    void anEndWhileSpeechIsMadeKeepsItsReason(CallOutcome end) {
        CallOutcome outcome = run("""
                "start": {"type": "say", "name": "Say", "prompt": "welcome", "exits": {"next": "bye"}},
                """, new EndingCaller(end), request -> new ServiceClient.Slow());

        assertThat(outcome).isEqualTo(end);
    }

    private static CallOutcome run(String startNode, CallControl caller, ServiceClient services) {
        String json = """
                {
                  "ivory": "1.0", "name": "Cut short", "languages": ["en"], "start": "start",
                  "nodes": {
                    %s
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "welcome"}},
                  "prompts": {"welcome": {"en": "Welcome."}}
                }
                """.formatted(startNode);
        var flow = RunnableFlow.of(FlowJson.read(json), Story.SHOP);
        var interpreter = new FlowInterpreter(services, InstantSource.fixed(Instant.EPOCH), event -> {});
        try {
            return interpreter.run(new PublishedFlow("cut-short", 1, flow, Story.SHOP), caller);
        } finally {
            Thread.interrupted();
        }
    }

    /** A caller whose call ends as it was told to, with an interrupt of the call's thread. */
    private static final class EndingCaller implements CallControl {

        private final Thread callThread = Thread.currentThread();
        private final CallOutcome how;
        private volatile boolean over;

        EndingCaller(CallOutcome how) {
            this.how = how;
        }

        void end() {
            over = true;
            callThread.interrupt();
        }

        @Override
        public CallId id() {
            return new CallId("call");
        }

        @Override
        public String from() {
            return "";
        }

        @Override
        public String to() {
            return "";
        }

        @Override
        public void ring() {}

        @Override
        public void reject(RejectCause cause) {}

        @Override
        public void answer() {}

        @Override
        public void play(Utterance utterance) {
            end();
            throw new IllegalStateException("synthesis broke off");
        }

        @Override
        public DigitInput ask(Utterance utterance, DigitRules rules) {
            return new DigitInput.NoInput();
        }

        @Override
        public HoldSound hold() {
            return () -> {};
        }

        @Override
        public WaitResult waitInLine(LineWish wish, LineNews news) {
            return WaitResult.FULL;
        }

        @Override
        public Recorded record(RecordingRules rules, SoundSink sink) {
            return new Recorded(Duration.ZERO, Recorded.End.SILENCE);
        }

        @Override
        public TransferResult transfer(List<Person> people, Duration ringFor, Consumer<Person> answered) {
            return TransferResult.FAILED;
        }

        @Override
        public TransferResult refer(Person destination, Duration within, Consumer<Person> answered) {
            return TransferResult.FAILED;
        }

        @Override
        public Optional<CallOutcome> ended() {
            return over ? Optional.of(how) : Optional.empty();
        }

        @Override
        public void hangUp() {}
    }
}
