package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.HandOverNews;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.sdp.SrtpPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who hear what the other side sends before it answers (RFC 3960), over loopback. */
@Timeout(60)
class EarlyMediaTest {

    private static final Duration RING = Duration.ofSeconds(20);
    private static final short[] TONES = words("the number is not in service");
    private static final short[] HELLO = words("hello");
    private static final short[] CALLER = words("is anybody there");

    private final PhoneSystem system = new PhoneSystem();
    private final TestPhone phone = system.phone(Codec.PCMU);
    private final TestPhone operator = system.phone(Codec.PCMU);
    private final TestPhone other = system.phone(Codec.PCMU);

    @AfterEach
    void close() {
        system.close();
    }

    private static short[] words(String text) {
        return Arrays.copyOf(PhoneSystem.sound(text).samples(), Codec.FRAME_SAMPLES);
    }

    private TestFlow<TransferResult> connecting(Duration ringFor, TestPhone... people) {
        List<Person> rung = Arrays.stream(people).map(PhoneSystem::destination).toList();
        return new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.transfer(rung, ringFor, _ -> {});
            call.play(PhoneSystem.FAREWELL);
            call.hangUp();
            return result;
        });
    }

    private Telephony callerWaits(TestFlow<?> flow, SrtpPolicy srtp) {
        var telephony = system.start(flow, srtp);
        phone.call(telephony.sipPort());
        operator.expectCall();
        return telephony;
    }

    private Telephony callerWaits(TestFlow<?> flow) {
        return callerWaits(flow, SrtpPolicy.ALLOWED);
    }

    /** Announces sound, and sends it until it has been heard. */
    private void sounds(String status) {
        announces(operator, status);
        await().until(() -> {
            operator.say(TONES);
            return phone.heard(TONES);
        });
    }

    private static void announces(TestPhone rung, String status) {
        rung.sound.hearWhere(rung.invite());
        rung.answer(rung.invite(), status, rung.sdp());
    }

    /** Waits until both hear what the other says. */
    private void talksTo(TestPhone person) {
        await().until(() -> {
            phone.say(CALLER);
            person.say(HELLO);
            return phone.heard(HELLO) && person.heard(CALLER);
        });
    }

    private void hangsUp(Telephony telephony) {
        operator.hangUpOnCaller();
        phone.expectBye();
        system.assertAllIsOver(telephony);
    }

    @ParameterizedTest
    @ValueSource(strings = {"183 Session Progress", "180 Ringing"})
    void callerHearsTheOtherSideBeforeItAnswersAndIsHeardAfter(String status) throws Exception {
        var flow = connecting(RING, operator);
        var telephony = callerWaits(flow);

        sounds(status);
        int before = operator.heardPackets.size();
        phone.press('6');
        await().until(() -> {
            phone.say(CALLER);
            return operator.heardPackets.size() > before + 20;
        });

        assertThat(operator.heard()).containsOnly((short) 0);
        assertThat(operator.heardKey('6')).isFalse();
        operator.pickUp();
        talksTo(operator);
        hangsUp(telephony);
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
    }

    @Test
    void whoIsHandedOverLaterHearsItToo() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.handOver(List.of(PhoneSystem.destination(operator)), RING, unheard());
            call.hangUp();
            return result;
        });
        var telephony = callerWaits(flow);

        sounds("183 Session Progress");
        operator.refuse("404 Not Found");
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.FAILED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void theFlowGoesOnUndisturbedWhenTheOtherSideRefusesAfterAll() throws Exception {
        var flow = connecting(RING, operator);
        var telephony = callerWaits(flow);

        sounds("183 Session Progress");
        operator.refuse("486 Busy Here");
        await().until(() -> {
            operator.say(TONES);
            return phone.heard(PhoneSystem.sound("farewell").samples());
        });
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.BUSY);
        system.assertAllIsOver(telephony);
    }

    @Test
    void soundBeforeTheAnswerIsNoAnswer() throws Exception {
        var flow = connecting(Duration.ofSeconds(2), operator);
        var telephony = callerWaits(flow);

        sounds("183 Session Progress");
        operator.expectCancel();
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.NO_ANSWER);
        system.assertAllIsOver(telephony);
    }

    @Test
    void anAnswerWithoutADescriptionKeepsTheSoundWhereItIs() throws Exception {
        var flow = connecting(RING, operator);
        var telephony = callerWaits(flow);

        sounds("183 Session Progress");
        operator.answer(operator.invite(), "200 OK", "");
        operator.expect("ACK");

        talksTo(operator);
        hangsUp(telephony);
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
    }

    @Test
    void anAnswerFromAnotherPortMovesTheSoundThere() throws Exception {
        var flow = connecting(RING, operator);
        var telephony = callerWaits(flow);

        sounds("183 Session Progress");
        other.sound.hearWhere(operator.invite());
        operator.answer(operator.invite(), "200 OK", operator.sdp(other.sound.port()));
        operator.expect("ACK");

        talksTo(other);
        assertThat(operator.heard(CALLER)).isFalse();
        hangsUp(telephony);
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
    }

    @Test
    void encryptedLegsAreHeardUnderTheirKeys() throws Exception {
        phone.encrypts();
        operator.encrypts();
        var flow = connecting(RING, operator);
        var telephony = callerWaits(flow, SrtpPolicy.REQUIRED);

        sounds("183 Session Progress");
        assertThat(operator.heard(CALLER)).isFalse();
        operator.pickUp();
        talksTo(operator);

        hangsUp(telephony);
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
    }

    @Test
    void nobodyIsHeardBeforeAnAnswerWhereSeveralRing() throws Exception {
        var flow = connecting(RING, operator, other);
        var telephony = callerWaits(flow);
        other.expectCall();

        announces(other, "183 Session Progress");
        int before = phone.heardPackets.size();
        await().until(() -> {
            other.say(TONES);
            return phone.heardPackets.size() > before + 25;
        });
        operator.pickUp();
        talksTo(operator);
        other.expectCancel();

        assertThat(phone.heard(TONES)).isFalse();
        hangsUp(telephony);
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
    }

    private static HandOverNews unheard() {
        return new HandOverNews() {

            @Override
            public void answered(Person who) {
                throw new AssertionError("nobody answered");
            }

            @Override
            public void handedOver(Person who, HandOverResult how) {
                throw new AssertionError("nobody was handed over");
            }
        };
    }
}
