package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.Registration.Action.LOOK_UP;
import static io.ivory.runtime.sip.Registration.Action.SEND_LEAVE;
import static io.ivory.runtime.sip.Registration.Action.SEND_LEAVE_PROOF;
import static io.ivory.runtime.sip.Registration.Action.SEND_PROOF;
import static io.ivory.runtime.sip.Registration.Action.SEND_REGISTER;
import static io.ivory.runtime.sip.Registration.Action.TELL_GONE;
import static io.ivory.runtime.sip.Registration.Action.TELL_NO_ADDRESS;
import static io.ivory.runtime.sip.Registration.Action.TELL_NO_PROOF;
import static io.ivory.runtime.sip.Registration.Action.TELL_REFUSED;
import static io.ivory.runtime.sip.Registration.Action.TELL_REGISTERED;
import static io.ivory.runtime.sip.Registration.Action.TELL_SILENT;
import static io.ivory.runtime.sip.Registration.Action.TELL_WRONG_PASSWORD;
import static io.ivory.runtime.sip.Registration.Action.WAIT;
import static io.ivory.runtime.sip.Registration.Action.WAIT_AS_TOLD;
import static io.ivory.runtime.sip.Registration.Action.WAIT_FOR_REFRESH;
import static io.ivory.runtime.sip.Registration.Action.WAIT_LONG;
import static io.ivory.runtime.sip.Registration.Event.ACCEPTED;
import static io.ivory.runtime.sip.Registration.Event.ADDRESS_FOUND;
import static io.ivory.runtime.sip.Registration.Event.CHALLENGED;
import static io.ivory.runtime.sip.Registration.Event.ELSEWHERE;
import static io.ivory.runtime.sip.Registration.Event.NOW;
import static io.ivory.runtime.sip.Registration.Event.NO_ADDRESS;
import static io.ivory.runtime.sip.Registration.Event.OVERLOADED;
import static io.ivory.runtime.sip.Registration.Event.REFRESH_DUE;
import static io.ivory.runtime.sip.Registration.Event.REFUSED;
import static io.ivory.runtime.sip.Registration.Event.RETRY_DUE;
import static io.ivory.runtime.sip.Registration.Event.SILENT;
import static io.ivory.runtime.sip.Registration.Event.STALE;
import static io.ivory.runtime.sip.Registration.Event.START;
import static io.ivory.runtime.sip.Registration.Event.STOP;
import static io.ivory.runtime.sip.Registration.Event.TOO_BRIEF;
import static io.ivory.runtime.sip.Registration.Event.UNPROVABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sip.Registration.Event;
import io.ivory.runtime.sip.Registration.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTest {

    private final Registration registration = new Registration();

    private void after(Event... events) {
        for (Event event : events) {
            registration.on(event);
        }
    }

    @Test
    void registrarThatAsksForAProofGetsIt() {
        assertThat(registration.on(START)).containsExactly(LOOK_UP);
        assertThat(registration.on(ADDRESS_FOUND)).containsExactly(SEND_REGISTER);
        assertThat(registration.on(CHALLENGED)).containsExactly(SEND_PROOF);
        assertThat(registration.on(ACCEPTED)).containsExactly(TELL_REGISTERED, WAIT_FOR_REFRESH);
        assertThat(registration.state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void registrarThatTrustsUsNeedsNoProof() {
        after(START, ADDRESS_FOUND);

        assertThat(registration.on(ACCEPTED)).containsExactly(TELL_REGISTERED, WAIT_FOR_REFRESH);
    }

    @Test
    void registrationIsRefreshedAtTheAddressOfThatMoment() {
        after(START, ADDRESS_FOUND, ACCEPTED);

        assertThat(registration.on(REFRESH_DUE)).containsExactly(LOOK_UP);
        assertThat(registration.on(ADDRESS_FOUND)).containsExactly(SEND_REGISTER);
    }

    @Test
    void nonceThatWasTooOldIsProvenOnceMore() {
        after(START, ADDRESS_FOUND, CHALLENGED);

        assertThat(registration.on(STALE)).containsExactly(SEND_PROOF);
        assertThat(registration.on(ACCEPTED)).containsExactly(TELL_REGISTERED, WAIT_FOR_REFRESH);
    }

    @Test
    void refreshWithAStaleNonceIsProvenWithTheNewOne() {
        after(START, ADDRESS_FOUND, CHALLENGED, ACCEPTED, REFRESH_DUE, ADDRESS_FOUND);

        assertThat(registration.on(STALE)).containsExactly(SEND_PROOF);
    }

    @Test
    void registrarThatCallsEveryNonceStaleIsLeftAlone() {
        after(START, ADDRESS_FOUND, CHALLENGED, STALE);

        assertThat(registration.on(STALE)).containsExactly(TELL_REFUSED, WAIT);
    }

    @Test
    void wrongPasswordIsNotSentAgainAndAgain() {
        after(START, ADDRESS_FOUND, CHALLENGED);

        assertThat(registration.on(CHALLENGED)).containsExactly(TELL_WRONG_PASSWORD, WAIT_LONG);
        assertThat(registration.state()).isEqualTo(State.WAITING);
    }

    @Test
    void wrongPasswordAfterAStaleNonceIsStillWrong() {
        after(START, ADDRESS_FOUND, CHALLENGED, STALE);

        assertThat(registration.on(CHALLENGED)).containsExactly(TELL_WRONG_PASSWORD, WAIT_LONG);
    }

    @Test
    void challengeThatCannotBeMetWaitsLong() {
        after(START, ADDRESS_FOUND);

        assertThat(registration.on(UNPROVABLE)).containsExactly(TELL_NO_PROOF, WAIT_LONG);
    }

    @Test
    void intervalThatIsTooBriefIsAskedForAnew() {
        after(START, ADDRESS_FOUND, CHALLENGED);

        assertThat(registration.on(TOO_BRIEF)).containsExactly(SEND_REGISTER);
        assertThat(registration.on(CHALLENGED)).containsExactly(SEND_PROOF);
    }

    @Test
    void refusalSilenceAndUnknownNamesAreTriedAgainLater() {
        after(START);
        assertThat(registration.on(NO_ADDRESS)).containsExactly(TELL_NO_ADDRESS, WAIT);
        assertThat(registration.on(RETRY_DUE)).containsExactly(LOOK_UP);
        after(ADDRESS_FOUND);
        assertThat(registration.on(REFUSED)).containsExactly(TELL_REFUSED, WAIT);
        after(RETRY_DUE, ADDRESS_FOUND);
        assertThat(registration.on(SILENT)).containsExactly(TELL_SILENT, WAIT);
    }

    @Test
    void serverThatFailsIsLeftForAnotherAtOnce() {
        after(START, ADDRESS_FOUND);

        assertThat(registration.on(ELSEWHERE)).containsExactly(SEND_REGISTER);
        assertThat(registration.on(CHALLENGED)).containsExactly(SEND_PROOF);
        assertThat(registration.on(ELSEWHERE)).containsExactly(SEND_REGISTER);
        assertThat(registration.on(CHALLENGED)).as("the other one's challenge").containsExactly(SEND_PROOF);
    }

    @Test
    void registrarThatSaysWhenToComeBackIsObeyed() {
        after(START, ADDRESS_FOUND);

        assertThat(registration.on(OVERLOADED)).containsExactly(TELL_REFUSED, WAIT_AS_TOLD);
    }

    @Test
    void somebodyWhoTriesItNowNeedNotWait() {
        after(START, ADDRESS_FOUND, SILENT);
        assertThat(registration.on(NOW)).containsExactly(LOOK_UP);
        assertThat(registration.on(RETRY_DUE)).as("the wait that was cut short").isEmpty();
        after(ADDRESS_FOUND, ACCEPTED);
        assertThat(registration.on(NOW)).containsExactly(LOOK_UP);
    }

    @Test
    void leavingProvesItOnceAndNoMore() {
        after(START, ADDRESS_FOUND, CHALLENGED, ACCEPTED);

        assertThat(registration.on(STOP)).containsExactly(SEND_LEAVE);
        assertThat(registration.on(CHALLENGED)).containsExactly(SEND_LEAVE_PROOF);
        assertThat(registration.on(CHALLENGED)).containsExactly(TELL_GONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Event.class,
            names = {"ACCEPTED", "REFUSED", "SILENT", "OVERLOADED", "UNPROVABLE", "TOO_BRIEF", "ELSEWHERE"})
    void leavingEndsWhateverTheRegistrarSays(Event event) {
        after(START, ADDRESS_FOUND, STOP);

        assertThat(registration.on(event)).containsExactly(TELL_GONE);
    }

    @Test
    void whoWasNeverRegisteredLeavesNobody() {
        after(START, NO_ADDRESS);

        assertThat(registration.on(STOP)).containsExactly(TELL_GONE);
    }

    @Test
    void stopBeforeTheStartIsTheEnd() {
        assertThat(registration.on(STOP)).containsExactly(TELL_GONE);
        assertThat(registration.on(START)).isEmpty();
    }

    @Test
    void stopWhileTheNameIsLookedUpLeavesWhatMayHold() {
        after(START);

        assertThat(registration.on(STOP)).containsExactly(SEND_LEAVE);
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void nothingHappensAfterTheEnd(Event event) {
        after(START, ADDRESS_FOUND, STOP, ACCEPTED);

        assertThat(registration.on(event)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Event.class,
            names = {"ACCEPTED", "CHALLENGED", "REFUSED", "SILENT", "TOO_BRIEF", "ADDRESS_FOUND"})
    void lateMessagesChangeNothingWhileRegistered(Event event) {
        after(START, ADDRESS_FOUND, ACCEPTED);

        assertThat(registration.on(event)).isEmpty();
        assertThat(registration.state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void waitsDoubleUpToABoundAndPartOfThemIsChance() {
        RegistrationPace pace = RegistrationPace.USUAL;

        assertThat(pace.untilRetry(1, 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pace.untilRetry(1, 0)).isEqualTo(Duration.ofSeconds(15));
        assertThat(pace.untilRetry(3, 1)).isEqualTo(Duration.ofMinutes(2));
        assertThat(pace.untilRetry(1_000, 1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(pace.untilProof(1, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(pace.untilTold(Duration.ofSeconds(60), 0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(pace.untilTold(Duration.ofDays(9), 0)).isEqualTo(Duration.ofHours(1));
        assertThat(pace.untilRefresh(Duration.ofHours(1), 0.5)).isEqualTo(Duration.ofMinutes(48));
    }
}
