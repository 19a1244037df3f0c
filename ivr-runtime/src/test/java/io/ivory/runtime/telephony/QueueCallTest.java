package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.Digit;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallControl.HoldSound;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.WaitResult;
import io.ivory.runtime.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who wait in line for a team, over loopback. */
@Timeout(60)
class QueueCallTest {

    private final PhoneSystem system = new PhoneSystem();
    private final TestPhone anna = system.phone(Codec.PCMU);
    private final BlockingQueue<Integer> places = new LinkedBlockingQueue<>();
    private final BlockingQueue<Person> answered = new LinkedBlockingQueue<>();
    private final TestFlow<WaitResult> flow = new TestFlow<>(call -> {
        call.answer();
        WaitResult result = call.waitInLine(
                new LineWish(
                        "team",
                        List.of(PhoneSystem.destination(anna)),
                        2,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Digit.ONE),
                new News(call));
        call.hangUp();
        return result;
    });

    /** Music that can be told from anything else, and notes of what a caller would be told. */
    private final class News implements LineNews {

        private final CallControl call;

        News(CallControl call) {
            this.call = call;
        }

        @Override
        public HoldSound music() {
            return call.hold(PhoneSystem.say("music"));
        }

        @Override
        public void stands(int place, Optional<Duration> wait) {
            places.add(place);
        }

        @Override
        public void answered(Person who) {
            answered.add(who);
        }
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aCallerHearsMusicUntilSomebodyAnswersAndThenThem() throws Exception {
        var telephony = system.start(flow);
        var caller = system.phone(Codec.PCMU);

        caller.call(telephony.sipPort());
        anna.expectCall();
        await().until(() ->
                caller.heard(java.util.Arrays.copyOf(PhoneSystem.sound("music").samples(), 800)));
        anna.pickUp();
        await().until(() -> {
            caller.speak((short) 9_000, 1);
            return anna.heard().length > 0;
        });
        anna.hangUpOnCaller();
        caller.expectBye();

        assertThat(flow.result()).isEqualTo(WaitResult.ANSWERED);
        assertThat(answered).containsExactly(PhoneSystem.destination(anna));
        system.assertAllIsOver(telephony);
    }

    @Test
    void theSecondCallerWaitsUntilTheFirstConversationIsOverAndTheThirdFindsTheLineFull() throws Exception {
        var telephony = system.start(flow);
        var first = system.phone(Codec.PCMU);
        var second = system.phone(Codec.PCMU);
        var third = system.phone(Codec.PCMU);

        first.call(telephony.sipPort());
        anna.expectCall();
        second.call(telephony.sipPort());
        assertThat(places.take()).isEqualTo(2);
        third.call(telephony.sipPort());
        third.expectBye();
        assertThat(flow.result()).isEqualTo(WaitResult.FULL);
        first.hangUp();
        anna.expectCancel();
        assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        anna.expectCall();
        second.hangUp();
        anna.expectCancel();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        system.assertAllIsOver(telephony);
    }

    @Test
    void theKeyLeavesTheLineAlsoWhileSomebodyIsRung() throws Exception {
        var telephony = system.start(flow);
        var caller = system.phone(Codec.PCMU);

        caller.call(telephony.sipPort());
        anna.expectCall();
        caller.press('5');
        caller.press('1');
        anna.expectCancel();
        caller.expectBye();

        assertThat(flow.result()).isEqualTo(WaitResult.LEFT);
        system.assertAllIsOver(telephony);
    }

    @Test
    void whoWaitsWhileTheProcessEndsGoesOnAtOnce() throws Exception {
        var telephony = system.start(flow);
        var caller = system.phone(Codec.PCMU);

        caller.call(telephony.sipPort());
        anna.expectCall();
        anna.refuse("486 Busy Here");
        assertThat(places.take()).isEqualTo(1);
        telephony.drain();
        caller.expectBye();

        assertThat(flow.result()).isEqualTo(WaitResult.TIMEOUT);
        assertThat(answered).isEmpty();
    }
}
