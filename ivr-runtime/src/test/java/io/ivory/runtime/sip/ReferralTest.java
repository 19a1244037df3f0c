package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferralTest {

    private final Referral referral = new Referral();

    @Test
    void callerReachesTheOther() {
        assertThat(referral.onResponse(202)).isEmpty();
        assertThat(referral.onNotify("SIP/2.0 100 Trying", false)).isEmpty();
        assertThat(referral.onNotify("SIP/2.0 180 Ringing", false)).isEmpty();
        assertThat(referral.onNotify("SIP/2.0 200 OK", true)).hasValue(200);
    }

    @Test
    void otherIsBusy() {
        referral.onResponse(202);

        assertThat(referral.onNotify("SIP/2.0 486 Busy Here\r\n", true)).hasValue(486);
    }

    @Test
    void callersSideKnowsNoReferrals() {
        assertThat(referral.onResponse(405)).hasValue(405);
        assertThat(referral.onNotify("SIP/2.0 200 OK", true)).isEmpty();
    }

    @Test
    void notifyOvertakesTheAnswerToTheRefer() {
        assertThat(referral.onNotify("SIP/2.0 200 OK", true)).hasValue(200);
        assertThat(referral.onResponse(202)).isEmpty();
    }

    @Test
    void lastNotifyWithoutAStatusMeansNobodyWasReached() {
        referral.onResponse(202);

        assertThat(referral.onNotify("", false)).isEmpty();
        assertThat(referral.onNotify("nonsense", true)).hasValue(Referral.UNAVAILABLE);
    }

    @Test
    void outcomeIsToldOnce() {
        referral.onResponse(202);
        referral.onNotify("SIP/2.0 200 OK", false);

        assertThat(referral.onNotify("SIP/2.0 486 Busy", true)).isEmpty();
    }
}
