package io.ivory.runtime.telephony;

import static io.ivory.runtime.telephony.Listening.hears;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.HandOverNews;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who talk to a person by way of us until their own side has called that person, over loopback. */
@Timeout(60)
class AttendedTransferTest {

    private static final Duration RING = Duration.ofSeconds(20);

    private final PhoneSystem system = new PhoneSystem();
    private final TestPhone phone = system.phone(Codec.PCMU);
    private final TestPhone secondLine = system.phone(Codec.PCMA);
    private final TestPhone operator = system.phone(Codec.PCMA);
    private final List<HandOverResult> told = new CopyOnWriteArrayList<>();
    private final TestFlow<TransferResult> flow = handingOver(PhoneSystem.destination(operator), RING);
    private final Telephony telephony = system.start(flow);

    @AfterEach
    void close() {
        system.close();
    }

    private TestFlow<TransferResult> handingOver(Person person, Duration ringFor) {
        return new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.handOver(List.of(person), ringFor, new HandOverNews() {

                @Override
                public void answered(Person who) {
                    assertThat(told).isEmpty();
                }

                @Override
                public void handedOver(Person who, HandOverResult how) {
                    assertThat(who).isEqualTo(person);
                    told.add(how);
                }
            });
            call.hangUp();
            return result;
        });
    }

    /** The two talk, and the caller's side is asked. */
    private String talk() {
        phone.call(telephony.sipPort());
        operator.expectCall();
        operator.pickUp();
        return phone.expect("REFER");
    }

    private String talkAndAccept() {
        String refer = talk();
        phone.answer(refer, "202 Accepted");
        phone.tell("SIP/2.0 100 Trying", "active");
        return refer;
    }

    /** The caller's side does what it is asked to do, from its second line. */
    private void callThePersonAs(String refer) {
        String target = TestPhone.found(refer, "(?m)^Refer-To: ?<([^>]+)>");
        secondLine.invite(
                Integer.parseInt(TestPhone.found(target, ":(\\d+)\\?")),
                secondLine.sdp(),
                "Require: " + TestPhone.found(target, "[?&]Require=([^&]+)"),
                "Replaces: "
                        + URLDecoder.decode(TestPhone.found(target, "[?&]Replaces=([^&]+)"), StandardCharsets.UTF_8));
    }

    private void assertTheyTalk(TestPhone caller, int level) {
        Codec codec = caller.equals(phone) ? Codec.PCMU : Codec.PCMA;
        await().until(() -> {
            caller.speak((short) level, 1);
            operator.speak((short) -level, 1);
            return hears(operator, codec, level) && hears(caller, Codec.PCMA, -level);
        });
    }

    private void assertIsHandedOver() throws Exception {
        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(told).containsExactly(HandOverResult.TAKEN_OVER);
        system.assertAllIsOver(telephony);
    }

    private void assertTheCallGoesOnHere(HandOverResult why) throws Exception {
        await().until(() -> told.contains(why));
        assertTheyTalk(phone, 6_000);
        operator.hangUpOnCaller();
        phone.expectBye();
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        assertThat(told).containsExactly(why);
        system.assertAllIsOver(telephony);
    }

    @Test
    void theReferNamesTheCallAsThePersonSeesIt() throws Exception {
        String refer = talk();

        String ourTag = TestPhone.found(operator.invite(), "(?m)^From:.*;tag=([^;\\s]+)");
        String callId = TestPhone.found(operator.invite(), "(?m)^Call-ID: ?(\\S+)");
        assertThat(refer)
                .contains("\r\nRefer-To: <sip:phone@127.0.0.1:" + operator.sipPort() + "?Require=replaces&Replaces="
                        + callId.replace("@", "%40") + "%3Bto-tag%3D" + operator.tag() + "%3Bfrom-tag%3D" + ourTag
                        + ">\r\n");
        phone.hangUp();
        operator.expectBye();
        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
    }

    @Test
    void theTwoTalkAllTheTimeAndInTheEndWithoutUs() throws Exception {
        String refer = talkAndAccept();
        assertTheyTalk(phone, 9_000);
        callThePersonAs(refer);
        operator.takeInPlace();
        secondLine.isAnswered();
        assertTheyTalk(secondLine, 3_000);
        operator.hangUpOnCaller();
        phone.tell("SIP/2.0 200 OK", "terminated;reason=noresource");
        phone.expectBye();

        assertIsHandedOver();
    }

    @Test
    void theNewsMayComeBeforeThePersonsTelephoneEndsTheReplacedCall() throws Exception {
        String refer = talkAndAccept();
        callThePersonAs(refer);
        operator.takeInPlace();
        secondLine.isAnswered();
        phone.tell("SIP/2.0 200 OK", "terminated;reason=noresource");
        phone.expectBye();
        operator.expectBye();

        assertIsHandedOver();
    }

    @Test
    void withoutAnyNewsTheEndOfTheReplacedCallTells() throws Exception {
        String refer = talkAndAccept();
        callThePersonAs(refer);
        operator.takeInPlace();
        secondLine.isAnswered();
        operator.hangUpOnCaller();
        phone.expectBye();

        assertIsHandedOver();
    }

    @Test
    void aCallersSideThatHangsUpAsItTellsHasTakenTheCallOver() throws Exception {
        String refer = talkAndAccept();
        callThePersonAs(refer);
        operator.takeInPlace();
        secondLine.isAnswered();
        phone.tellAndHangUpAtOnce("SIP/2.0 200 OK");
        operator.expectBye();

        assertIsHandedOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"405 Method Not Allowed", "501 Not Implemented", "420 Bad Extension", "603 Decline"})
    void whereTheCallersSideWantsNoneOfItTheCallGoesOnHere(String answer) throws Exception {
        String refer = talk();
        phone.answer(refer, answer);

        assertTheCallGoesOnHere(HandOverResult.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"503 Service Unavailable", "481 Call/Transaction Does Not Exist", "420 Bad Extension"})
    void whereTheCallersSideDoesNotReachThePersonTheCallGoesOnHere(String news) throws Exception {
        talkAndAccept();
        phone.tell("SIP/2.0 " + news, "terminated;reason=noresource");

        assertTheCallGoesOnHere(HandOverResult.FAILED);
    }

    @Test
    void anotherOfferInBetweenChangesNothing() throws Exception {
        String refer = talkAndAccept();
        phone.offerAgain();
        assertTheyTalk(phone, 9_000);
        callThePersonAs(refer);
        operator.takeInPlace();
        secondLine.isAnswered();
        operator.hangUpOnCaller();
        phone.tell("SIP/2.0 200 OK", "terminated;reason=noresource");
        phone.expectBye();

        assertIsHandedOver();
    }

    @Test
    void aCallerWhoHangsUpInBetweenHangsUpOnThePerson() throws Exception {
        talkAndAccept();
        phone.hangUp();
        operator.expectBye();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        assertThat(told).isEmpty();
        system.assertAllIsOver(telephony);
    }

    @Test
    void afterAPersonWhoHangsUpInBetweenTheFlowGoesOn() throws Exception {
        talkAndAccept();
        operator.askCaller("BYE");
        phone.tell("SIP/2.0 481 Call/Transaction Does Not Exist", "terminated;reason=noresource");
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        assertThat(told).containsExactly(HandOverResult.FAILED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void whoDoesNotAnswerIsNotHandedOverTo() throws Exception {
        assertThat(unanswered(person -> person.refuse("486 Busy Here"))).isEqualTo(TransferResult.BUSY);
        assertThat(unanswered(person -> person.refuse("404 Not Found"))).isEqualTo(TransferResult.FAILED);
        assertThat(unanswered(TestPhone::expectCancel)).isEqualTo(TransferResult.NO_ANSWER);
        assertThat(told).isEmpty();
    }

    private TransferResult unanswered(Consumer<TestPhone> behaviour) throws Exception {
        var person = system.phone(Codec.PCMU);
        var caller = system.phone(Codec.PCMU);
        var ringing = handingOver(PhoneSystem.destination(person), Duration.ofSeconds(1));
        var line = system.start(ringing);
        caller.call(line.sipPort());
        person.expectCall();
        behaviour.accept(person);
        caller.expectBye();
        return ringing.result();
    }

    @Test
    void nobodyOutsideTheAllowListIsRung() throws Exception {
        var forbidden = handingOver(new Person("sip:+900123@127.0.0.2:5060"), RING);
        var line = system.start(forbidden);
        phone.call(line.sipPort());
        phone.expectBye();

        assertThat(forbidden.result()).isEqualTo(TransferResult.FAILED);
    }
}
