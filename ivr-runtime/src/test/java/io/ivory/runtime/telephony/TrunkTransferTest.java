package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who are connected to a telephone number over a trunk, over loopback. */
@Timeout(60)
class TrunkTransferTest {

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    private static Trunk trunkAt(TestPhone carrier, int outboundPerDay) {
        return new Trunk(
                "carrier",
                new TrunkServer("127.0.0.1", carrier.sipPort(), Transport.UDP),
                null,
                List.of(),
                new TrunkCallers(CallerSource.FROM, ""),
                List.of(AudioEncoding.PCMA),
                new TrunkLimits(10, 10, outboundPerDay),
                true);
    }

    private TestFlow<TransferResult> transferTo(String number) {
        return new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.transfer(new Person(number), Duration.ofSeconds(20));
            call.hangUp();
            return result;
        });
    }

    @Test
    void numberIsCalledOverTheTrunk() throws Exception {
        var carrier = system.phone(Codec.PCMA);
        var flow = transferTo("tel:+4930901820");
        var telephony = system.start(flow);
        telephony.trunks().use(List.of(trunkAt(carrier, 5)));
        var phone = system.phone(Codec.PCMA);

        phone.call(telephony.sipPort());
        carrier.expectCall();
        carrier.pickUp();
        carrier.hangUpOnCaller();

        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        assertThat(telephony.trunks().states().getFirst().outboundToday()).isEqualTo(1);
        phone.expectBye();
        system.assertAllIsOver(telephony);
    }

    @Test
    void numberThatNobodyHasAllowedIsNotCalled() throws Exception {
        var carrier = system.phone(Codec.PCMA);
        var flow = transferTo("tel:+900442071234567");
        var telephony = system.start(flow);
        telephony.trunks().use(List.of(trunkAt(carrier, 5)));
        var phone = system.phone(Codec.PCMA);

        phone.call(telephony.sipPort());

        assertThat(flow.result()).isEqualTo(TransferResult.FAILED);
        assertThat(telephony.trunks().states().getFirst().outboundToday()).isZero();
        phone.expectBye();
        system.assertAllIsOver(telephony);
    }

    @Test
    void trunkThatHasHadItsCallsOfTheDayFailsTheTransfer() throws Exception {
        var carrier = system.phone(Codec.PCMA);
        var flow = transferTo("tel:+4930901820");
        var telephony = system.start(flow);
        telephony.trunks().use(List.of(trunkAt(carrier, 0)));
        var phone = system.phone(Codec.PCMA);

        phone.call(telephony.sipPort());

        assertThat(flow.result()).isEqualTo(TransferResult.FAILED);
        phone.expectBye();
        system.assertAllIsOver(telephony);
    }
}
