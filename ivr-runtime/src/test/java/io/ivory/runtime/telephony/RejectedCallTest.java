package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.RejectCause;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.codec.Codec;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who are turned away while it rings, over loopback. */
@Timeout(60)
class RejectedCallTest {

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @ParameterizedTest
    @EnumSource
    void theCallersPhoneIsToldWhy(RejectCause cause) throws Exception {
        var flow = new TestFlow<>(call -> {
            call.ring();
            call.reject(cause);
            call.hangUp();
            return call.ended();
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000));
        phone.acknowledgeRefusal(phone.expect("SIP/2.0 " + cause.status()));

        assertThat(flow.result()).contains(CallOutcome.REJECTED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallerWhoGivesUpWhileItRingsInterruptsWhatTheFlowWaitsFor() throws Exception {
        var waiting = new CountDownLatch(1);
        var flow = new TestFlow<>(call -> {
            call.ring();
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException over) {
                throw new CallEndedException(call.ended().orElseThrow());
            }
            return "never";
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000));
        phone.expect("SIP/2.0 180");
        waiting.await();
        phone.cancel();
        phone.acknowledgeRefusal(phone.expect("SIP/2.0 487"));

        assertThat(flow.outcome()).isEqualTo(CallOutcome.CANCELLED);
        system.assertAllIsOver(telephony);
    }
}
