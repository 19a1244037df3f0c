package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.InboundLeg.Action.*;
import static io.ivory.runtime.sip.InboundLeg.Event.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboundLegTest {

    private final InboundLeg leg = new InboundLeg();

    @Test
    void callerIsAnsweredAndHangsUp() {
        assertThat(leg.on(RING)).containsExactly(SEND_RINGING);
        assertThat(leg.on(ANSWER)).containsExactly(SEND_OK);
        assertThat(leg.on(ACK_RECEIVED)).containsExactly(TELL_ACKNOWLEDGED);
        assertThat(leg.on(BYE_RECEIVED)).containsExactly(TELL_REMOTE_HUNG_UP);
    }

    @Test
    void ringingTwiceRingsOnce() {
        leg.on(RING);

        assertThat(leg.on(RING)).isEmpty();
    }

    @Test
    void cancelBeforeTheAnswerTerminatesTheInvite() {
        leg.on(RING);

        assertThat(leg.on(CANCEL_RECEIVED)).containsExactly(SEND_REQUEST_TERMINATED, TELL_CANCELLED);
        assertThat(leg.on(ANSWER)).isEmpty();
    }

    @Test
    void cancelThatCrossesTheAnswerIsTooLate() {
        leg.on(ANSWER);

        assertThat(leg.on(CANCEL_RECEIVED)).isEmpty();
        assertThat(leg.on(ACK_RECEIVED)).containsExactly(TELL_ACKNOWLEDGED);
    }

    @Test
    void byeBeforeTheAnswerTerminatesTheInvite() {
        assertThat(leg.on(BYE_RECEIVED)).containsExactly(SEND_REQUEST_TERMINATED, TELL_CANCELLED);
    }

    @Test
    void byeThatOvertakesTheAckEndsTheCall() {
        leg.on(ANSWER);

        assertThat(leg.on(BYE_RECEIVED)).containsExactly(TELL_REMOTE_HUNG_UP);
        assertThat(leg.on(ACK_RECEIVED)).isEmpty();
    }

    @Test
    void answerThatIsNeverAcknowledgedEndsWithBye() {
        leg.on(ANSWER);

        assertThat(leg.on(ACK_TIMED_OUT)).containsExactly(SEND_BYE, TELL_NOT_ACKNOWLEDGED);
    }

    @Test
    void hangingUpBeforeTheAckWaitsForIt() {
        leg.on(ANSWER);

        assertThat(leg.on(HANG_UP)).isEmpty();
        assertThat(leg.on(ACK_RECEIVED)).containsExactly(SEND_BYE, TELL_LOCAL_HUNG_UP);
    }

    @Test
    void hangingUpBeforeAnAckThatNeverComesEndsWithBye() {
        leg.on(ANSWER);
        leg.on(HANG_UP);

        assertThat(leg.on(ACK_TIMED_OUT)).containsExactly(SEND_BYE, TELL_LOCAL_HUNG_UP);
    }

    @Test
    void byeWhileWeWaitToHangUpNeedsNoneOfOurs() {
        leg.on(ANSWER);
        leg.on(HANG_UP);

        assertThat(leg.on(BYE_RECEIVED)).containsExactly(TELL_REMOTE_HUNG_UP);
    }

    @Test
    void hangingUpBeforeTheAnswerDeclines() {
        assertThat(leg.on(HANG_UP)).containsExactly(SEND_DECLINE, TELL_LOCAL_HUNG_UP);
    }

    @Test
    void rejectionAfterTheAnswerComesTooLate() {
        leg.on(ANSWER);

        assertThat(leg.on(REJECT)).isEmpty();
    }

    @Test
    void whoWantsToHearOfTheRingingForSureIsAnsweredAfterThePrack() {
        assertThat(leg.on(RING_RELIABLY)).containsExactly(SEND_RELIABLE_RINGING);
        assertThat(leg.on(ANSWER)).isEmpty();
        assertThat(leg.on(PRACK_RECEIVED)).containsExactly(SEND_OK);
        assertThat(leg.on(ACK_RECEIVED)).containsExactly(TELL_ACKNOWLEDGED);
    }

    @Test
    void answerAfterThePrackIsSentAtOnce() {
        leg.on(RING_RELIABLY);
        leg.on(PRACK_RECEIVED);

        assertThat(leg.on(PRACK_RECEIVED)).isEmpty();
        assertThat(leg.on(ANSWER)).containsExactly(SEND_OK);
    }

    @Test
    void ringingThatIsNeverAcknowledgedEndsTheCall() {
        leg.on(RING_RELIABLY);
        leg.on(ANSWER);

        assertThat(leg.on(PRACK_TIMED_OUT)).containsExactly(SEND_NO_PRACK, TELL_FAILED);
    }

    @Test
    void cancelWhileThePrackIsAwaitedTerminatesTheInvite() {
        leg.on(RING_RELIABLY);
        leg.on(ANSWER);

        assertThat(leg.on(CANCEL_RECEIVED)).containsExactly(SEND_REQUEST_TERMINATED, TELL_CANCELLED);
        assertThat(leg.on(PRACK_RECEIVED)).isEmpty();
    }

    @Test
    void callThatNobodyRefreshesEndsWithByeAndTheReason() {
        leg.on(ANSWER);
        leg.on(ACK_RECEIVED);

        assertThat(leg.on(SESSION_EXPIRED)).containsExactly(SEND_BYE_FOR_EXPIRY, TELL_EXPIRED);
        assertThat(leg.on(SESSION_EXPIRED)).isEmpty();
    }

    @Test
    void retransmittedAckChangesNothing() {
        leg.on(ANSWER);
        leg.on(ACK_RECEIVED);

        assertThat(leg.on(ACK_RECEIVED)).isEmpty();
    }

    @Test
    void bothHangUpAtOnceAndOnlyOneEndIsTold() {
        leg.on(ANSWER);
        leg.on(ACK_RECEIVED);

        assertThat(leg.on(HANG_UP)).containsExactly(SEND_BYE, TELL_LOCAL_HUNG_UP);
        assertThat(leg.on(BYE_RECEIVED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(InboundLeg.Event.class)
    void nothingHappensAfterTheEnd(InboundLeg.Event event) {
        leg.on(REJECT);

        assertThat(leg.on(event)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = InboundLeg.Event.class,
            names = {"REJECT", "HANG_UP", "CANCEL_RECEIVED", "BYE_RECEIVED"})
    void whateverEndsAnUnansweredCallGivesTheInviteAFinalResponse(InboundLeg.Event event) {
        leg.on(RING);

        assertThat(leg.on(event)).first().isIn(SEND_REJECTION, SEND_DECLINE, SEND_REQUEST_TERMINATED);
    }
}
