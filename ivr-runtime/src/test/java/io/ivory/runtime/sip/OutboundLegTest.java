package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.OutboundLeg.Action.*;
import static io.ivory.runtime.sip.OutboundLeg.Event.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboundLegTest {

    private final OutboundLeg leg = new OutboundLeg();

    @Test
    void trunkThatAsksForAProofIsCalledOnceMore() {
        leg.on(OutboundLeg.Event.TRYING_RECEIVED);

        assertThat(leg.on(OutboundLeg.Event.CHALLENGED)).containsExactly(OutboundLeg.Action.SEND_PROOF);
        assertThat(leg.on(OutboundLeg.Event.ANSWER_RECEIVED))
                .containsExactly(OutboundLeg.Action.SEND_ACK, OutboundLeg.Action.TELL_ANSWERED);
    }

    @Test
    void whoHasHungUpProvesNothing() {
        leg.on(OutboundLeg.Event.HANG_UP);

        assertThat(leg.on(OutboundLeg.Event.CHALLENGED)).containsExactly(OutboundLeg.Action.TELL_CANCELLED);
    }

    @Test
    void calledPartyAnswersAndHangsUp() {
        assertThat(leg.on(TRYING_RECEIVED)).isEmpty();
        assertThat(leg.on(RINGING_RECEIVED)).containsExactly(TELL_RINGING);
        assertThat(leg.on(ANSWER_RECEIVED)).containsExactly(SEND_ACK, TELL_ANSWERED);
        assertThat(leg.on(BYE_RECEIVED)).containsExactly(TELL_REMOTE_HUNG_UP);
    }

    @Test
    void earlyMediaIsTold() {
        assertThat(leg.on(EARLY_MEDIA_RECEIVED)).containsExactly(TELL_EARLY_MEDIA);
    }

    @Test
    void busyIsTold() {
        leg.on(RINGING_RECEIVED);

        assertThat(leg.on(REFUSAL_RECEIVED)).containsExactly(TELL_REFUSED);
    }

    @Test
    void silenceIsToldAsNoResponse() {
        assertThat(leg.on(NO_RESPONSE)).containsExactly(TELL_NO_RESPONSE);
    }

    @Test
    void hangingUpWhileItRingsCancels() {
        leg.on(RINGING_RECEIVED);

        assertThat(leg.on(HANG_UP)).containsExactly(SEND_CANCEL);
        assertThat(leg.on(REFUSAL_RECEIVED)).containsExactly(TELL_CANCELLED);
    }

    @Test
    void cancelWaitsForTheFirstProvisionalAnswer() {
        assertThat(leg.on(HANG_UP)).isEmpty();
        assertThat(leg.on(TRYING_RECEIVED)).containsExactly(SEND_CANCEL);
    }

    @Test
    void cancelIsSentOnce() {
        leg.on(HANG_UP);
        leg.on(TRYING_RECEIVED);

        assertThat(leg.on(RINGING_RECEIVED)).isEmpty();
        assertThat(leg.on(HANG_UP)).isEmpty();
    }

    @Test
    void answerThatCrossesTheCancelIsHungUp() {
        leg.on(RINGING_RECEIVED);
        leg.on(HANG_UP);

        assertThat(leg.on(ANSWER_RECEIVED)).containsExactly(SEND_ACK, SEND_BYE, TELL_CANCELLED);
    }

    @Test
    void cancelWithoutAFinalAnswerIsGivenUp() {
        leg.on(RINGING_RECEIVED);
        leg.on(HANG_UP);

        assertThat(leg.on(CANCEL_TIMED_OUT)).containsExactly(TELL_CANCELLED);
        assertThat(leg.on(REFUSAL_RECEIVED)).isEmpty();
    }

    @Test
    void answerWithoutUsableAudioIsHungUp() {
        assertThat(leg.on(USELESS_ANSWER_RECEIVED)).containsExactly(SEND_ACK, SEND_BYE, TELL_USELESS_ANSWER);
    }

    @Test
    void weHangUpAnAnsweredCall() {
        leg.on(ANSWER_RECEIVED);

        assertThat(leg.on(HANG_UP)).containsExactly(SEND_BYE, TELL_LOCAL_HUNG_UP);
        assertThat(leg.on(BYE_RECEIVED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OutboundLeg.Event.class)
    void nothingHappensAfterTheEnd(OutboundLeg.Event event) {
        leg.on(NO_RESPONSE);

        assertThat(leg.on(event)).isEmpty();
    }
}
