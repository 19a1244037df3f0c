package io.ivory.runtime.telephony;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.media.Patience;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.sip.FloodLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real calls over loopback: a phone of text and sockets on one side, a flow in Java on the other. */
@Timeout(60)
class TelephonyTest {

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aCallerHearsTheGreetingPressesAKeyAndHearsTheFarewell() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            DigitInput input = call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
            call.play(PhoneSystem.FAREWELL);
            call.hangUp();
            return input;
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        await().until(() -> phone.heardPackets.size() > 10);
        phone.press('2');
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(new Entered("2", true));
        await().until(() -> phone.heard(PhoneSystem.sound("farewell").samples()));
        assertThat(phone.heard(firstHalf("greeting"))).isFalse();
        system.assertAllIsOver(telephony);
    }

    @Test
    void aPromptIsHeardAsItWasMade() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            call.play(PhoneSystem.GREETING);
            call.hangUp();
            return "done";
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMA);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.result()).isEqualTo("done");
        await().until(() -> phone.heard(PhoneSystem.sound("greeting").samples()));
    }

    @Test
    void aKeyReportedBySignallingCountsToo() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            DigitInput input = call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
            call.hangUp();
            return input;
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.pressBySignalling('7');
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(new Entered("7", true));
    }

    @Test
    void aCallerWhoHangsUpEndsEveryWait() throws Exception {
        for (Consumer<CallControl> wait : List.<Consumer<CallControl>>of(
                call -> call.play(PhoneSystem.GREETING),
                call -> call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY),
                call -> {
                    try (var hold = call.hold()) {
                        waitForSomethingElse();
                        assertThat(hold).isNotNull();
                    }
                    call.play(PhoneSystem.GREETING);
                })) {
            var waiting = new CompletableFuture<Void>();
            var flow = new TestFlow<>(call -> {
                call.answer();
                waiting.complete(null);
                wait.accept(call);
                return CallOutcome.COMPLETED;
            });
            var telephony = system.start(flow);
            var phone = system.phone(Codec.PCMU);

            phone.call(telephony.sipPort());
            waiting.get(10, SECONDS);
            phone.hangUp();

            assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
            system.assertAllIsOver(telephony);
        }
    }

    @Test
    void aCallerWhoSendsNoSoundAnyMoreIsHungUpOn() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            return call.ask(Utterance.SILENCE, PhoneSystem.ONE_KEY);
        });
        var impatient = new Patience(Duration.ofMillis(500), Duration.ofMinutes(5));
        var telephony = system.start(flow, new PhoneLimits(FloodLimits.USUAL, impatient));
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.LOST);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallerWhoGivesUpBeforeTheAnswerIsCancelled() throws Exception {
        var mayAnswer = new CompletableFuture<Void>();
        var flow = new TestFlow<>(call -> {
            mayAnswer.join();
            call.answer();
            return CallOutcome.COMPLETED;
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000));
        phone.expect("SIP/2.0 180");
        phone.cancel();
        phone.acknowledgeRefusal(phone.expect("SIP/2.0 487"));
        await().until(() -> telephony.counters().calls() == 0);
        mayAnswer.complete(null);

        assertThat(flow.outcome()).isEqualTo(CallOutcome.CANCELLED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void audioFollowsAReInviteToItsNewPort() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            try (var hold = call.hold()) {
                assertThat(hold).isNotNull();
                return call.ask(Utterance.SILENCE, PhoneSystem.ONE_KEY);
            }
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        var elsewhere = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        await().until(() -> phone.heardPackets.size() > 5);
        phone.moveAudioTo(elsewhere);

        await().until(() -> elsewhere.heardPackets.size() > 5);
        phone.hangUp();
        assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
    }

    @Test
    void aCallWithoutACommonCodecIsTurnedAway() throws Exception {
        var flow = new TestFlow<>(call -> "never");
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000).replace("AVP 0", "AVP 18"));

        phone.acknowledgeRefusal(phone.expect("SIP/2.0 488"));
        system.assertAllIsOver(telephony);
    }

    @Test
    void whenAllPortsAreTakenACallIsTurnedAway() throws Exception {
        while (system.ports().take().isPresent()) {
            // all are taken
        }
        var telephony = system.start(new TestFlow<>(call -> "never"));
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000));

        String refusal = phone.expect("SIP/2.0 503");
        phone.acknowledgeRefusal(refusal);
        assertThat(refusal).containsIgnoringCase("Retry-After: 10");
        assertThat(telephony.counters().turnedAway()).containsEntry(TurnedAway.NO_PORT, 1L);
        for (int port = 20_000; system.ports().inUse() > 0; port += 2) {
            system.ports().giveBack(port);
        }
    }

    @Test
    void whoWantsToKnowHearsHowLongACallerWaitedForTheAnswer() throws Exception {
        var beforeTheAnswer = Duration.ofMillis(50);
        var flow = new TestFlow<>(call -> {
            call.ring();
            long sinceNs = System.nanoTime();
            while (System.nanoTime() - sinceNs < beforeTheAnswer.toNanos()) {
                Thread.onSpinWait(); // what a flow does before it answers takes its time
            }
            call.answer();
            call.hangUp();
            return "answered";
        });
        var waits = new LinkedBlockingQueue<Duration>();
        var telephony = system.start(flow, waits::add);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.result()).isEqualTo("answered");
        assertThat(waits).hasSize(1);
        assertThat(waits.take()).isBetween(beforeTheAnswer, Duration.ofSeconds(20));
    }

    @Test
    void theSwitchboardMayTurnACallAway() throws Exception {
        var telephony = system.start(call -> call.reject(IncomingCall.Rejection.UNKNOWN_NUMBER), Duration.ofMinutes(5));
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000));

        phone.acknowledgeRefusal(phone.expect("SIP/2.0 404"));
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallThatLastsTooLongIsEnded() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            return call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
        });
        var telephony = system.start(flow::take, Duration.ofMillis(1_500));
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.TOO_LONG);
        system.assertAllIsOver(telephony);
    }

    @Test
    void closingHangsUpOnEverybody() throws Exception {
        var asking = new CompletableFuture<Void>();
        var flow = new TestFlow<>(call -> {
            call.answer();
            asking.complete(null);
            return call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        phone.call(telephony.sipPort());
        asking.get(10, SECONDS);

        var closing = CompletableFuture.runAsync(telephony::close);
        phone.expectBye();

        closing.get(10, SECONDS);
        assertThat(flow.outcome()).isEqualTo(CallOutcome.LOST);
        assertThat(system.ports().inUse()).isZero();
    }

    @Test
    void fiftyCallsAtOnceAreAllAnsweredAndLeaveNothingBehind() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            DigitInput input = call.ask(
                    PhoneSystem.GREETING,
                    new DigitRules(3, Digit.POUND, Duration.ofSeconds(20), Duration.ofSeconds(10), true));
            call.hangUp();
            return input;
        });
        var telephony = system.start(flow);
        var calls = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 50; i++) {
            String keys = String.valueOf(100 + i);
            var phone = system.phone(i % 2 == 0 ? Codec.PCMU : Codec.PCMA);
            calls.add(CompletableFuture.runAsync(
                    () -> {
                        phone.call(telephony.sipPort());
                        for (int k = 0; k < keys.length(); k++) {
                            phone.press(keys.charAt(k));
                        }
                        phone.expectBye();
                    },
                    runnable -> Thread.ofVirtual().start(runnable)));
        }

        for (CompletableFuture<Void> call : calls) {
            call.get(30, SECONDS);
        }

        var entered = new ArrayList<DigitInput>();
        for (int i = 0; i < 50; i++) {
            entered.add(flow.result());
        }
        var expected = new ArrayList<DigitInput>();
        for (int i = 0; i < 50; i++) {
            expected.add(new Entered(String.valueOf(100 + i), true));
        }
        assertThat(entered).containsExactlyInAnyOrderElementsOf(expected);
        system.assertAllIsOver(telephony);
    }

    private static short[] firstHalf(String text) {
        short[] samples = PhoneSystem.sound(text).samples();
        return Arrays.copyOf(samples, samples.length / 2);
    }

    /** A wait that knows nothing of the call, such as for a service: only an interrupt ends it early. */
    private static void waitForSomethingElse() {
        try {
            new CompletableFuture<Void>().get(20, SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("nobody ended the wait", e);
        }
    }
}
