package io.ivory.runtime.telephony;

import static io.ivory.runtime.call.HandOverResult.FAILED;
import static io.ivory.runtime.call.HandOverResult.NO_NEWS;
import static io.ivory.runtime.call.HandOverResult.REFUSED;
import static io.ivory.runtime.call.HandOverResult.TAKEN_OVER;
import static io.ivory.runtime.telephony.HandOver.Event.*;
import static io.ivory.runtime.telephony.HandOver.State.CALLER_LEFT;
import static io.ivory.runtime.telephony.HandOver.State.HANDED_OVER;
import static io.ivory.runtime.telephony.HandOver.State.PERSON_LEFT;
import static io.ivory.runtime.telephony.HandOver.State.STAYS;
import static io.ivory.runtime.telephony.HandOver.State.UNHEARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.HandOverResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private final HandOver handOver = new HandOver();

    private List<HandOverResult> after(HandOver.Event... events) {
        var told = new ArrayList<HandOverResult>();
        for (HandOver.Event event : events) {
            handOver.on(event).ifPresent(told::add);
        }
        return told;
    }

    @Test
    void twoWhoTalkWithoutUsAreGone() {
        assertThat(after(ACCEPTED, REACHED)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void newsMayOvertakeTheAnswerToTheRefer() {
        assertThat(after(REACHED, ACCEPTED)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void thePersonsLegMayEndBeforeTheNews() {
        assertThat(after(ACCEPTED, PERSON_GONE, REACHED)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void thePersonsLegMayEndBeforeTheAnswerToTheRefer() {
        assertThat(after(PERSON_GONE, ACCEPTED, REACHED)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void thePersonsLegMayEndAfterTheNews() {
        assertThat(after(ACCEPTED, REACHED, PERSON_GONE)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void aLegThatEndsOnceTheyAreCalledWasReplacedAlsoIfNobodySaysSo() {
        assertThat(after(ACCEPTED, PERSON_GONE, TIME_PASSED)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void bothLegsMayEndInFavourOfTheirOwnCall() {
        assertThat(after(ACCEPTED, PERSON_GONE, CALLER_GONE)).containsExactly(TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void aPersonWhoHangsUpWhileTheyAreCalledHasLeft() {
        assertThat(after(ACCEPTED, PERSON_GONE, NOT_REACHED)).containsExactly(FAILED);
        assertThat(handOver.state()).isEqualTo(PERSON_LEFT);
    }

    @Test
    void aPersonWhoHangsUpBeforeAnybodyWouldCallThemHasLeft() {
        assertThat(after(PERSON_GONE, TIME_PASSED)).containsExactly(NO_NEWS);
        assertThat(handOver.state()).isEqualTo(PERSON_LEFT);
    }

    @Test
    void bothMayHangUpBeforeAnybodyWouldCallThem() {
        assertThat(after(PERSON_GONE, CALLER_GONE)).isEmpty();
        assertThat(handOver.state()).isEqualTo(CALLER_LEFT);
    }

    @Test
    void aCallerWhoHangsUpInBetweenHasLeft() {
        assertThat(after(ACCEPTED, CALLER_GONE)).isEmpty();
        assertThat(handOver.state()).isEqualTo(CALLER_LEFT);
    }

    @Test
    void whereItIsRefusedTheyGoOnTalkingHereUntilThePersonHangsUp() {
        assertThat(after(NOT_REACHED)).containsExactly(REFUSED);
        assertThat(handOver.state()).isEqualTo(STAYS);
        assertThat(handOver.patience()).isEmpty();

        assertThat(after(PERSON_GONE)).isEmpty();
        assertThat(handOver.state()).isEqualTo(PERSON_LEFT);
    }

    @Test
    void whereThePersonIsNotReachedTheyGoOnTalkingHereUntilTheCallerHangsUp() {
        assertThat(after(ACCEPTED, NOT_REACHED)).containsExactly(FAILED);
        assertThat(handOver.state()).isEqualTo(STAYS);

        assertThat(after(CALLER_GONE)).isEmpty();
        assertThat(handOver.state()).isEqualTo(CALLER_LEFT);
    }

    @Test
    void withoutAnswerToTheReferTheyGoOnTalkingHere() {
        assertThat(handOver.patience()).contains(Duration.ofSeconds(10));
        assertThat(after(TIME_PASSED, NOT_REACHED, PERSON_GONE)).containsExactly(NO_NEWS);
        assertThat(handOver.state()).isEqualTo(PERSON_LEFT);
    }

    @Test
    void withoutNewsTheyGoOnTalkingHere() {
        assertThat(after(ACCEPTED, TIME_PASSED)).containsExactly(NO_NEWS);
        assertThat(handOver.state()).isEqualTo(UNHEARD);

        assertThat(after(CALLER_GONE)).isEmpty();
        assertThat(handOver.state()).isEqualTo(CALLER_LEFT);
    }

    @Test
    void lateNewsCounts() {
        assertThat(after(TIME_PASSED, ACCEPTED, REACHED)).containsExactly(NO_NEWS, TAKEN_OVER);
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }

    @Test
    void aCallerWhoseOtherSideIsGoneWaitsForNewsForAMomentOnly() {
        after(ACCEPTED, PERSON_GONE);

        assertThat(handOver.patience()).contains(Duration.ofSeconds(2));
    }

    @Test
    void whatComesAfterTheEndChangesNothing() {
        after(ACCEPTED, REACHED);

        assertThat(after(ACCEPTED, REACHED, NOT_REACHED, TIME_PASSED, PERSON_GONE, CALLER_GONE))
                .isEmpty();
        assertThat(handOver.state()).isEqualTo(HANDED_OVER);
    }
}
