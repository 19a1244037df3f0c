package io.ivory.runtime.switchboard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.flow.RejectCause;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is taken, who is turned away, and what happens when something breaks. */
class SwitchboardTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentLinkedQueue<CallEvent> events = new ConcurrentLinkedQueue<>();
    private final Switchboard switchboard = switchboard(FlowDirectory.of(Map.of("+49 (30) 123-4", greeting())));

    @AfterEach
    void close() {
        switchboard.close();
    }

    @Test
    void aCallIsAnsweredByTheFlowOfItsNumber() throws InterruptedException {
        var call = new TestCaller("49301234");

        switchboard.accept(call);

        assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
        assertThat(call.heard).containsExactly("Welcome.");
        assertThat(call.hangUps).hasPositiveValue();
        assertThat(events.peek())
                .isEqualTo(new CallEvent.Started(call.id(), Instant.EPOCH, "+1202", "49301234", "greeting", 7));
        assertThat(lastEvent()).isEqualTo(new CallEvent.Ended(call.id(), Instant.EPOCH, CallOutcome.COMPLETED));
    }

    @Test
    void anUnknownNumberIsTurnedAway() {
        var call = new TestCaller("555");

        switchboard.accept(call);

        assertThat(call.rejection).isEqualTo(IncomingCall.Rejection.UNKNOWN_NUMBER);
        assertThat(events).isEmpty();
    }

    @Test
    void theCallAfterTheLastFreeLineIsTurnedAwayAndTheNextOneTaken() throws InterruptedException {
        var first = new TestCaller("49301234").staying();
        var second = new TestCaller("49301234").staying();
        switchboard.accept(first);
        switchboard.accept(second);
        var third = new TestCaller("49301234");

        switchboard.accept(third);

        assertThat(third.rejection).isEqualTo(IncomingCall.Rejection.ALL_LINES_BUSY);
        assertThat(switchboard.callsInProgress()).isEqualTo(2);
        first.leaves.countDown();
        second.leaves.countDown();
        assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
        var fourth = new TestCaller("49301234");
        switchboard.accept(fourth);
        assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
        assertThat(fourth.heard).containsExactly("Welcome.");
    }

    @Test
    void whileDrainingNewCallsAreTurnedAwayAndOldOnesEndInPeace() throws InterruptedException {
        var talking = new TestCaller("49301234").staying();
        switchboard.accept(talking);
        switchboard.drain();
        var late = new TestCaller("49301234");

        switchboard.accept(late);
        talking.leaves.countDown();

        assertThat(late.rejection).isEqualTo(IncomingCall.Rejection.SHUTTING_DOWN);
        assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
        assertThat(talking.heard).containsExactly("Welcome.");
    }

    @Test
    void closingEndsCallsThatStillGoOn() throws InterruptedException {
        var talking = new TestCaller("49301234").staying();
        switchboard.accept(talking);
        assertThat(talking.talks.await(5, SECONDS)).isTrue();

        switchboard.close();

        assertThat(switchboard.callsInProgress()).isZero();
        assertThat(talking.hangUps).hasPositiveValue();
        assertThat(lastEvent()).isEqualTo(new CallEvent.Ended(talking.id(), Instant.EPOCH, CallOutcome.LOST));
    }

    @Test
    void aBugEndsOneCallAndGivesItsLineBack() throws InterruptedException {
        var broken = new TestCaller("49301234").withBug();

        for (int i = 0; i < 5; i++) {
            switchboard.accept(broken);
            assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
        }

        assertThat(broken.rejection).isNull();
        assertThat(lastEvent()).isEqualTo(new CallEvent.Ended(broken.id(), Instant.EPOCH, CallOutcome.FAILED));
        assertThat(switchboard.callsInProgress()).isZero();
    }

    @Test
    void aCallThatCannotBeTakenDoesNotRingOn() throws InterruptedException {
        var broken = new TestCaller("49301234").withoutAudio();

        switchboard.accept(broken);

        assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
        assertThat(broken.rejection).isEqualTo(IncomingCall.Rejection.ALL_LINES_BUSY);
        assertThat(lastEvent()).isEqualTo(new CallEvent.Ended(broken.id(), Instant.EPOCH, CallOutcome.FAILED));
    }

    @Test
    void closingDoesNotWaitForACallThatHearsNoInterrupt() throws InterruptedException {
        var deaf = new TestCaller("49301234").deaf();
        switchboard.accept(deaf);
        assertThat(deaf.talks.await(5, SECONDS)).isTrue();

        boolean allEnded = switchboard.close(Duration.ofMillis(50));

        assertThat(allEnded).isFalse();
        assertThat(switchboard.callsInProgress()).isOne();
        deaf.hears.complete(null);
        assertThat(switchboard.awaitQuiet(PATIENCE)).isTrue();
    }

    @Test
    void aDirectoryThatFailsMakesTheCallerTryAgainLater() {
        try (var other = switchboard(number -> {
            throw new IllegalStateException("the database is gone");
        })) {
            var call = new TestCaller("49301234");

            other.accept(call);

            assertThat(call.rejection).isEqualTo(IncomingCall.Rejection.ALL_LINES_BUSY);
        }
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        List<CallEvent> heard = new ArrayList<>();
        var listeners = new CallListeners(List.of(
                event -> {
                    throw new IllegalStateException("broken listener");
                },
                heard::add));
        var event = new CallEvent.Answered(new CallId("a"), Instant.EPOCH);

        listeners.on(event);

        assertThat(heard).containsExactly(event);
    }

    @Test
    void oneNumberHasOneSpelling() {
        assertThat(DialledNumber.normalised("+49 (30) 12.34-5/6")).isEqualTo("4930123456");
        assertThat(DialledNumber.normalised("4930\u00A0123456")).isEqualTo("4930123456");
        assertThat(DialledNumber.normalised("Shop")).isEqualTo("shop");
        assertThat(DialledNumber.normalised("*99#")).isEqualTo("*99#");
    }

    private Switchboard switchboard(FlowDirectory directory) {
        ServiceClient noServices = request -> new ServiceClient.Failed("none");
        return new Switchboard(directory, new FlowInterpreter(noServices, CLOCK, events::add), events::add, CLOCK, 2);
    }

    private CallEvent lastEvent() {
        return List.copyOf(events).getLast();
    }

    private static PublishedFlow greeting() {
        var flow = RunnableFlow.of(FlowJson.read("""
                {
                  "ivory": "1.0",
                  "name": "Greeting",
                  "languages": ["en"],
                  "start": "hello",
                  "nodes": {"hello": {"type": "hangup", "name": "Hello", "goodbye": "welcome"}},
                  "prompts": {"welcome": {"en": "Welcome."}}
                }
                """), Resources.NONE);
        return new PublishedFlow("greeting", 7, flow, Resources.NONE);
    }

    /** A call that comes in, and the caller behind it. */
    private static final class TestCaller implements IncomingCall, CallControl {

        final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        final AtomicInteger hangUps = new AtomicInteger();
        final CountDownLatch talks = new CountDownLatch(1);
        CountDownLatch leaves = new CountDownLatch(0);
        CompletableFuture<@Nullable Void> hears = CompletableFuture.completedFuture(null);

        @Nullable
        Rejection rejection;

        private final String to;
        private boolean bug;
        private boolean withoutAudio;

        TestCaller(String to) {
            this.to = to;
        }

        TestCaller staying() {
            leaves = new CountDownLatch(1);
            return this;
        }

        TestCaller withBug() {
            bug = true;
            return this;
        }

        TestCaller deaf() {
            hears = new CompletableFuture<>();
            return this;
        }

        TestCaller withoutAudio() {
            withoutAudio = true;
            return this;
        }

        @Override
        public CallId id() {
            return new CallId("call");
        }

        @Override
        public String from() {
            return "+1202";
        }

        @Override
        public String to() {
            return to;
        }

        @Override
        public CallControl accept() {
            if (withoutAudio) {
                throw new IllegalStateException("no audio for this call");
            }
            return this;
        }

        @Override
        public void reject(Rejection reason) {
            rejection = reason;
        }

        @Override
        public void ring() {
            if (bug) {
                throw new IllegalStateException("a bug in the telephone");
            }
        }

        @Override
        public void reject(RejectCause cause) {}

        @Override
        public void answer() {}

        @Override
        public void play(Utterance utterance) {
            heard.add(utterance.words());
            talks.countDown();
            hears.join(); // unlike the wait below, goes on when interrupted
            try {
                leaves.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new CallEndedException();
            }
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
            return Optional.empty();
        }

        @Override
        public void hangUp() {
            hangUps.incrementAndGet();
        }
    }
}
