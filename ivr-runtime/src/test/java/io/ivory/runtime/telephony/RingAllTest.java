package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers for whom several phones ring at once, over loopback. */
@Timeout(60)
class RingAllTest {

    private final PhoneSystem system = new PhoneSystem();
    private final TestPhone anna = system.phone(Codec.PCMU);
    private final TestPhone boris = system.phone(Codec.PCMU);
    private final CompletableFuture<Person> answered = new CompletableFuture<>();

    private final TestFlow<TransferResult> flow = new TestFlow<>(call -> {
        call.answer();
        var people = List.of(PhoneSystem.destination(anna), PhoneSystem.destination(boris));
        TransferResult result = call.transfer(people, Duration.ofSeconds(20), answered::complete);
        call.hangUp();
        return result;
    });

    @AfterEach
    void close() {
        system.close();
    }

    /** A caller who has come to where the flow rings them both. */
    private TestPhone callThatRingsBoth(Telephony telephony) {
        TestPhone caller = system.phone(Codec.PCMU);
        caller.call(telephony.sipPort());
        anna.expectCall();
        boris.expectCall();
        return caller;
    }

    @Test
    void whoAnswersFirstHasTheCallAndTheOtherStopsRinging() throws Exception {
        var telephony = system.start(flow);
        TestPhone caller = callThatRingsBoth(telephony);

        boris.pickUp();
        assertThat(anna.expectCancel()).as("no missed call").contains("Call completed elsewhere");
        await().until(() -> {
            caller.speak((short) 9_000, 1);
            return boris.heard().length > 0;
        });
        boris.hangUpOnCaller();
        caller.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        assertThat(answered).isCompletedWithValue(PhoneSystem.destination(boris));
        system.assertAllIsOver(telephony);
    }

    @Test
    void anAnswerThatCrossesTheCancelIsHungUp() throws Exception {
        var telephony = system.start(flow);
        TestPhone caller = callThatRingsBoth(telephony);

        boris.pickUp();
        anna.expect("CANCEL");
        anna.pickUp();
        anna.expectBye();
        boris.hangUpOnCaller();
        caller.expectBye();

        assertThat(answered).isCompletedWithValue(PhoneSystem.destination(boris));
        system.assertAllIsOver(telephony);
    }

    @Test
    void whereAllAreBusyTheCallerLearnsIt() throws Exception {
        var telephony = system.start(flow);
        TestPhone caller = callThatRingsBoth(telephony);

        anna.refuse("486 Busy Here");
        boris.refuse("603 Decline");
        caller.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.BUSY);
        assertThat(answered).isNotDone();
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallerWhoHangsUpStopsAllRinging() throws Exception {
        var telephony = system.start(flow);
        TestPhone caller = callThatRingsBoth(telephony);

        caller.hangUp();
        assertThat(anna.expectCancel()).as("a missed call").doesNotContain("Reason:");
        boris.expectCancel();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        system.assertAllIsOver(telephony);
    }
}
