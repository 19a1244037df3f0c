package io.ivory.runtime.switchboard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.ServiceClient;
import io.ivory.runtime.meter.TurnedAway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is taken, who is turned away, and what happens when something breaks. */
class SwitchboardTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentLinkedQueue<CallEvent> events = new ConcurrentLinkedQueue<>();
    private final FlowDirectory directory = FlowDirectory.of(Map.of("+49 (30) 123-4", greeting()));
    private final Switchboard switchboard = switchboard(directory);

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
    void aNumberThatKeepsManyCallsHearsBusyAndOthersAreTaken() throws InterruptedException {
        try (var strict = switchboard(directory, events::add, 9, 2)) {
            var robots = List.of(staying("+1202"), staying("+1 (202)"), staying(""), staying(""), staying(""));
            robots.forEach(strict);
            var third = new TestCaller("49301234").from("1202");
            var other = new TestCaller("49301234").from("+1303");

            strict.accept(third);
            strict.accept(other);
            assertThat(other.talks.await(5, SECONDS)).isTrue();

            assertThat(third.rejection).isEqualTo(IncomingCall.Rejection.TOO_MANY_OF_CALLER);
            assertThat(robots).allMatch(robot -> robot.rejection == null);
            robots.forEach(robot -> robot.leaves.countDown());
            assertThat(strict.awaitQuiet(PATIENCE)).isTrue();
            var again = new TestCaller("49301234");
            strict.accept(again);
            assertThat(strict.awaitQuiet(PATIENCE)).isTrue();
            assertThat(again.heard).containsExactly("Welcome.");
        }
    }

    @Test
    void callsThatAreNotTakenAreCountedByWhy() {
        try (var strict = switchboard(directory, events::add, 2, 1)) {
            var first = staying("+1202");
            strict.accept(first);
            strict.accept(staying("+1202"));
            var second = staying("+1303");
            strict.accept(second);
            strict.accept(staying("+1404"));
            strict.accept(new TestCaller("555"));
            strict.accept(new TestCaller("556"));
            strict.drain();
            strict.accept(new TestCaller("49301234"));

            assertThat(strict.turnedAway())
                    .containsEntry(TurnedAway.BUSY_CALLER, 1L)
                    .containsEntry(TurnedAway.ALL_LINES_BUSY, 1L)
                    .containsEntry(TurnedAway.UNKNOWN_NUMBER, 2L)
                    .containsEntry(TurnedAway.SHUTTING_DOWN, 1L)
                    .containsEntry(TurnedAway.NO_PORT, 0L);
            first.leaves.countDown();
            second.leaves.countDown();
        }
    }

    private static TestCaller staying(String from) {
        return new TestCaller("49301234").from(from).staying();
    }

    @Test
    void aDatabaseThatHangsKeepsNoCallFromBeingTaken() throws InterruptedException {
        var database = new CountDownLatch(1);
        CallListener hanging = event -> {
            try {
                database.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        };
        try (var slow = switchboard(directory, hanging, 2, 2)) {
            slow.accept(new TestCaller("49301234")); // returns: else this test would hang
            slow.accept(new TestCaller("49301234"));
            var third = new TestCaller("49301234");
            slow.accept(third);

            assertThat(third.rejection).isEqualTo(IncomingCall.Rejection.ALL_LINES_BUSY);
            database.countDown();
            assertThat(slow.awaitQuiet(PATIENCE)).isTrue();
        }
    }

    @Test
    void aFlowThatIsPublishedDuringACallTakesTheNextOne() throws InterruptedException {
        var published = new AtomicReference<>(greeting());
        try (var changing = switchboard(_ -> Optional.ofNullable(published.get()), events::add, 2, 2)) {
            var before = new TestCaller("1").staying();
            changing.accept(before);
            assertThat(before.talks.await(5, SECONDS)).isTrue();

            published.set(greeting("Welcome.", 8, "Good day."));
            var after = new TestCaller("1");
            changing.accept(after);
            assertThat(after.talks.await(5, SECONDS)).isTrue();
            before.leaves.countDown();

            assertThat(changing.awaitQuiet(PATIENCE)).isTrue();
            assertThat(before.heard).containsExactly("Welcome.");
            assertThat(after.heard).containsExactly("Good day.");
            assertThat(events)
                    .filteredOn(CallEvent.Started.class::isInstance)
                    .extracting(event -> ((CallEvent.Started) event).revision())
                    .containsExactly(7, 8);
        }
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
        return switchboard(directory, events::add, 2, 2);
    }

    private Switchboard switchboard(FlowDirectory directory, CallListener listener, int lines, int linesOfCaller) {
        ServiceClient noServices = request -> new ServiceClient.Failed("none");
        var interpreter = new FlowInterpreter(noServices, CLOCK, events::add);
        return new Switchboard(directory, interpreter, listener, CLOCK, lines, linesOfCaller);
    }

    private CallEvent lastEvent() {
        return List.copyOf(events).getLast();
    }

    private static PublishedFlow greeting() {
        return greeting("Welcome.", 7, "Welcome.");
    }

    private static PublishedFlow greeting(String original, int revision, String words) {
        var flow = RunnableFlow.of(FlowJson.read("""
                {
                  "ivory": "1.0",
                  "name": "Greeting",
                  "languages": ["en"],
                  "start": "hello",
                  "nodes": {"hello": {"type": "hangup", "name": "Hello", "goodbye": "welcome"}},
                  "prompts": {"welcome": {"en": "Welcome."}}
                }
                """.replace(original, words)), Resources.NONE);
        return new PublishedFlow("greeting", revision, flow, Resources.NONE);
    }
}
