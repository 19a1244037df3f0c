package io.ivory.runtime.telephony;

import static io.ivory.runtime.call.TransferResult.ANSWERED;
import static io.ivory.runtime.call.TransferResult.BUSY;
import static io.ivory.runtime.call.TransferResult.FAILED;
import static io.ivory.runtime.call.TransferResult.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.telephony.RingRace.Rung;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who of several telephones gets the caller. */
class RingRaceTest {

    @Test
    void theFirstWhoAnswersHasTheCall() {
        var race = new RingRace(3);

        race.on(0, BUSY);
        assertThat(race.decided()).isNotDone();
        race.on(2, ANSWERED);

        assertThat(race.decided()).isCompletedWithValue(new Rung(ANSWERED, OptionalInt.of(2)));
    }

    @Test
    void whoAnswersASecondLaterChangesNothing() {
        var race = new RingRace(2);

        race.on(1, ANSWERED);
        race.on(0, ANSWERED);

        assertThat(race.decided()).isCompletedWithValue(new Rung(ANSWERED, OptionalInt.of(1)));
    }

    @Test
    void whoGivesUpAfterTheAnswerChangesNothing() {
        var race = new RingRace(2);

        race.on(0, ANSWERED);
        race.on(1, NO_ANSWER);

        assertThat(race.decided()).isCompletedWithValue(new Rung(ANSWERED, OptionalInt.of(0)));
    }

    @Test
    void whereNobodyMayBeRungTheRaceIsOver() {
        assertThat(new RingRace(0).decided()).isCompletedWithValue(new Rung(FAILED, OptionalInt.empty()));
    }

    static Stream<Arguments> nobody() {
        return Stream.of(
                Arguments.of(List.of(BUSY, BUSY), BUSY),
                Arguments.of(List.of(FAILED, BUSY), BUSY),
                Arguments.of(List.of(BUSY, FAILED), BUSY),
                Arguments.of(List.of(BUSY, NO_ANSWER), NO_ANSWER),
                Arguments.of(List.of(NO_ANSWER, BUSY), NO_ANSWER),
                Arguments.of(List.of(FAILED, FAILED), FAILED));
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void theLastToGiveUpEndsItWithTheBestReason(List<TransferResult> results, TransferResult told) {
        var race = new RingRace(results.size());

        for (int i = 0; i < results.size(); i++) {
            assertThat(race.decided()).isNotDone();
            race.on(i, results.get(i));
        }

        assertThat(race.decided()).isCompletedWithValue(new Rung(told, OptionalInt.empty()));
    }
}
