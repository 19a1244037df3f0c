package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.telephony.WaitingLines.Ticket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is rung for whom, one test a rule. */
class WaitingLinesTest {

    private static final List<String> ANNA_AND_BERT = List.of("anna", "bert");

    private final WaitingLines lines = new WaitingLines();

    @Test
    void whoComesFirstIsServedFirst() {
        Ticket first = join(0);
        Ticket second = join(1);
        Ticket third = join(2);

        assertThat(lines.ring(third, at(3))).isEmpty();
        assertThat(lines.ring(second, at(3))).contains("bert");
        assertThat(lines.ring(first, at(3))).contains("anna");
        assertThat(List.of(lines.place(first), lines.place(second), lines.place(third)))
                .containsExactly(1, 2, 3);
    }

    @Test
    void nobodyIsRungForTwoCallersNotEvenOfTwoLines() {
        Ticket one = lines.join("sales", List.of("anna"), 5, at(0)).orElseThrow();
        Ticket other = lines.join("service", List.of("anna"), 5, at(0)).orElseThrow();

        assertThat(lines.ring(one, at(1))).contains("anna");
        assertThat(lines.ring(other, at(1))).isEmpty();
        lines.leave(one, at(2));
        assertThat(lines.ring(other, at(2))).contains("anna");
    }

    @Test
    void whoHasBeenFreeForLongestIsRungFirst() {
        talk(join(0), 0, 60); // anna
        talk(join(60), 60, 90); // bert
        Ticket next = join(100);

        assertThat(lines.ring(next, at(100))).contains("anna");
    }

    @Test
    void whoDoesNotAnswerComesLastAndHasAMoment() {
        Ticket caller = join(0);
        assertThat(lines.ring(caller, at(0))).contains("anna");
        lines.unanswered(caller, at(20));
        assertThat(lines.ring(caller, at(20))).contains("bert");
        lines.unanswered(caller, at(21));

        assertThat(lines.ring(caller, at(24))).isEmpty();
        assertThat(lines.ring(caller, at(25))).contains("anna");
    }

    @Test
    void aFullLineTakesNobodyUntilSomebodyLeavesOrTalks() {
        Ticket first = lines.join("team", ANNA_AND_BERT, 2, at(0)).orElseThrow();
        Ticket second = lines.join("team", ANNA_AND_BERT, 2, at(0)).orElseThrow();
        assertThat(lines.join("team", ANNA_AND_BERT, 2, at(0))).isEmpty();

        assertThat(lines.ring(first, at(1))).isPresent();
        assertThat(lines.join("team", ANNA_AND_BERT, 2, at(1))).isEmpty();
        lines.answered(first, at(2));

        assertThat(lines.join("team", ANNA_AND_BERT, 2, at(2))).isPresent();
        assertThat(lines.place(second)).isEqualTo(1);
    }

    @Test
    void whoHangsUpIsOutOfTheLineAtOnceAndWhoWasRungIsFree() {
        Ticket first = lines.join("team", List.of("anna"), 5, at(0)).orElseThrow();
        Ticket second = lines.join("team", List.of("anna"), 5, at(0)).orElseThrow();
        assertThat(lines.ring(first, at(1))).contains("anna");

        lines.leave(first, at(2));

        assertThat(lines.place(first)).isZero();
        assertThat(lines.place(second)).isEqualTo(1);
        assertThat(lines.ring(second, at(2))).contains("anna");
    }

    @Test
    void theWaitIsEstimatedFromTheConversationsBefore() {
        Ticket first = join(0);
        assertThat(lines.estimate(first)).isEmpty();
        talk(first, 0, 100);
        talk(join(100), 100, 300); // 150 s on average

        Ticket next = join(300);
        Ticket afterNext = join(300);

        assertThat(lines.estimate(next)).contains(Duration.ofSeconds(75)); // two people
        assertThat(lines.estimate(afterNext)).contains(Duration.ofSeconds(150));
    }

    @Test
    void onceItIsClosedNobodyJoinsAndNobodyNewIsRung() {
        Ticket ringing = join(0);
        assertThat(lines.ring(ringing, at(0))).isPresent();
        Ticket waiting = join(0);

        lines.close();

        assertThat(lines.isClosed()).isTrue();
        assertThat(lines.join("team", ANNA_AND_BERT, 5, at(1))).isEmpty();
        assertThat(lines.ring(waiting, at(1))).isEmpty();
    }

    @Test
    void whoWatchesSeesHowManyWaitAndForHowLong() {
        Ticket first = join(10);
        join(15);
        Ticket other = lines.join("sales", List.of("carl"), 5, at(0)).orElseThrow();
        lines.leave(other, at(20));

        assertThat(lines.states(at(40)))
                .containsExactly(
                        new QueueState("sales", 0, Duration.ZERO), new QueueState("team", 2, Duration.ofSeconds(30)));
        assertThat(lines.ring(first, at(40))).isPresent();
        lines.answered(first, at(41));
        assertThat(lines.states(at(41)).getLast()).isEqualTo(new QueueState("team", 1, Duration.ofSeconds(26)));
    }

    private Ticket join(long atS) {
        return lines.join("team", ANNA_AND_BERT, 5, at(atS)).orElseThrow();
    }

    private void talk(Ticket caller, long fromS, long untilS) {
        assertThat(lines.ring(caller, at(fromS))).isPresent();
        lines.answered(caller, at(fromS));
        lines.leave(caller, at(untilS));
    }

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
