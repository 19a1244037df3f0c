package io.ivory.runtime.telephony;

import static io.ivory.runtime.telephony.Listening.hears;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who are connected to a second phone, over loopback. */
@Timeout(60)
class TransferTest {

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aCallerIsConnectedAndTheFlowGoesOnWhenTheOtherSideHangsUp() throws Exception {
        var operator = system.phone(Codec.PCMA);
        var flow = new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.transfer(PhoneSystem.destination(operator), Duration.ofSeconds(20));
            call.play(PhoneSystem.FAREWELL);
            call.hangUp();
            return result;
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        operator.expectCall();
        assertThat(operator.invite()).contains("\r\nX-Ivory-Transfers: 1\r\n");
        await().until(() -> loudness(phone.heard()) > 1_000);
        operator.pickUp();
        await().until(() -> {
            phone.speak((short) 9_000, 1);
            operator.speak((short) -7_000, 1);
            return hears(operator, Codec.PCMU, 9_000) && hears(phone, Codec.PCMA, -7_000);
        });
        phone.press('6');
        await().until(() -> operator.heardKey('6'));
        operator.hangUpOnCaller();
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        await().until(() -> phone.heard(PhoneSystem.sound("farewell").samples()));
        system.assertAllIsOver(telephony);
    }

    @Test
    void whenTheCallerHangsUpTheOtherSideIsHungUpToo() throws Exception {
        var operator = system.phone(Codec.PCMU);
        var flow = new TestFlow<>(call -> {
            call.answer();
            return call.transfer(PhoneSystem.destination(operator), Duration.ofSeconds(20));
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        operator.expectCall();
        operator.pickUp();
        await().until(() -> {
            phone.speak((short) 9_000, 1);
            return hears(operator, Codec.PCMU, 9_000);
        });
        phone.hangUp();
        operator.expectBye();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aBusyOperatorIsReported() throws Exception {
        assertThat(transferTo(operator -> operator.refuse("486 Busy Here"))).isEqualTo(TransferResult.BUSY);
    }

    @Test
    void aFailedTransferIsReported() throws Exception {
        assertThat(transferTo(operator -> operator.refuse("404 Not Found"))).isEqualTo(TransferResult.FAILED);
    }

    @Test
    void anOperatorWhoDoesNotAnswerIsNoLongerRung() throws Exception {
        assertThat(transferTo(TestPhone::expectCancel)).isEqualTo(TransferResult.NO_ANSWER);
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsStopsTheRinging() throws Exception {
        var operator = system.phone(Codec.PCMU);
        var flow = new TestFlow<>(call -> {
            call.answer();
            return call.transfer(PhoneSystem.destination(operator), Duration.ofSeconds(20));
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        operator.expectCall();
        phone.hangUp();
        operator.expectCancel();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        system.assertAllIsOver(telephony);
    }

    @Test
    void nobodyOutsideTheAllowListIsRung() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.transfer(new Person("sip:+900123@127.0.0.2:5060"), Duration.ofSeconds(20));
            call.hangUp();
            return result;
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.FAILED);
    }

    @Test
    void theSystemDoesNotCallItself() throws Exception {
        var ownPort = new CompletableFuture<Integer>();
        var flow = new TestFlow<>(call -> {
            call.answer();
            var self = new Person("sip:shop@127.0.0.1:" + ownPort.join());
            TransferResult result = call.transfer(self, Duration.ofSeconds(20));
            call.hangUp();
            return result;
        });
        var telephony = system.start(flow);
        ownPort.complete(telephony.sipPort());
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.FAILED);
    }

    private TransferResult transferTo(Consumer<TestPhone> behaviour) throws Exception {
        var operator = system.phone(Codec.PCMU);
        var flow = new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.transfer(PhoneSystem.destination(operator), Duration.ofSeconds(2));
            call.hangUp();
            return result;
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        phone.call(telephony.sipPort());
        operator.expectCall();
        behaviour.accept(operator);
        phone.expectBye();
        system.assertAllIsOver(telephony);
        return flow.result();
    }

    private static int loudness(short[] samples) {
        int loudest = 0;
        for (short sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
