package io.ivory.designer.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.designer.status.Sign.About;
import io.ivory.designer.status.StatusReport.Calls;
import io.ivory.designer.status.StatusReport.Outbox;
import io.ivory.designer.status.StatusReport.Queue;
import io.ivory.designer.status.StatusReport.Service;
import io.ivory.designer.status.StatusReport.Sound;
import io.ivory.designer.status.StatusReport.Storage;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.trunk.Standing;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What figures mean, one test a light. */
final class JudgementTest {

    private final GivenReport given = new GivenReport();

    @Test
    void whereAllIsWellItSaysSo() {
        var judgement = new Judgement(given.report(), ZoneOffset.UTC);

        assertThat(judgement.light()).isEqualTo(Light.GOOD);
        assertThat(judgement.sentence()).isEqualTo("All is well");
        assertThat(judgement.signs()).extracting(Sign::about).containsExactly(About.values());
    }

    @Test
    void theSentenceNamesTheWorstAlone() {
        given.storage = new Storage(false, 80_000_000_000L, 100_000_000_000L, 0, 0);
        given.services = List.of(new Service("orders", true));
        given.outbox = new Outbox(51, 0, 0);

        var judgement = new Judgement(given.report(), ZoneOffset.UTC);

        assertThat(judgement.light()).isEqualTo(Light.BAD);
        assertThat(judgement.sentence()).isEqualTo("Needs you now: Services, Database and disk");
    }

    @ParameterizedTest
    @CsvSource({"0, GOOD", "180, GOOD", "181, WARN", "199, WARN", "200, BAD"})
    void linesRunOut(int up, Light light) {
        given.calls = new Calls(up, 200, up, Map.of());

        assertThat(sign(About.CALLS).light()).isEqualTo(light);
    }

    @Test
    void aPhoneSideThatDoesNotRunNeedsSomebody() {
        given.phoneRuns = false;

        assertThat(sign(About.CALLS).light()).isEqualTo(Light.BAD);
        assertThat(sign(About.CALLS).sentence()).isEqualTo("The phone side does not run");
    }

    @Test
    void callersForWhomThereWasNoRoomOrNoSoundMatterAndWrongNumbersDoNot() {
        given.calls = new Calls(3, 200, 12, Map.of(TurnedAway.UNKNOWN_NUMBER, 7L, TurnedAway.LOOP, 0L));
        assertThat(sign(About.TURNED_AWAY).light()).isEqualTo(Light.GOOD);
        assertThat(sign(About.TURNED_AWAY).rows()).containsExactly(Sign.Row.plain("Number without a flow", "7"));

        given.calls = new Calls(3, 200, 12, Map.of(TurnedAway.UNKNOWN_NUMBER, 7L, TurnedAway.ALL_LINES_BUSY, 2L));
        assertThat(sign(About.TURNED_AWAY).light()).isEqualTo(Light.WARN);
        assertThat(sign(About.TURNED_AWAY).sentence()).isEqualTo("9 in the last hour");

        given.calls = new Calls(3, 200, 12, Map.of(TurnedAway.NO_SOUND, 1L));
        assertThat(sign(About.TURNED_AWAY).light()).isEqualTo(Light.WARN);
    }

    @ParameterizedTest
    @CsvSource({"0, GOOD", "4999, GOOD", "5000, WARN", "19999, WARN", "20000, BAD"})
    void soundIsLate(long latenessUs, Light light) {
        given.sound = new Sound(Duration.ofNanos(1_000 * latenessUs), 3, 500);

        assertThat(sign(About.SOUND).light()).isEqualTo(light);
    }

    @Test
    void aTrunkThatFailsIsBadUnlessItsRegistrationStillHolds() {
        var now = GivenReport.NOW;
        var dead = new Standing.Failing("It does not answer", now.minusSeconds(9), now.plusSeconds(9), null);
        var holding =
                new Standing.Failing("It does not answer", now.minusSeconds(9), now.plusSeconds(9), now.plusSeconds(1));
        var over = new Standing.Failing("It does not answer", now.minusSeconds(9), now.plusSeconds(9), now);

        assertThat(trunkIs(dead)).isEqualTo(Light.BAD);
        assertThat(trunkIs(holding)).isEqualTo(Light.WARN);
        assertThat(trunkIs(over)).isEqualTo(Light.BAD);
        assertThat(trunkIs(new Standing.Trying())).isEqualTo(Light.WARN);
        assertThat(trunkIs(new Standing.Open())).isEqualTo(Light.GOOD);
        given.trunks = List.of();
        assertThat(sign(About.TRUNKS).light()).isEqualTo(Light.NONE);
    }

    private Light trunkIs(Standing standing) {
        given.trunks =
                List.of(GivenReport.trunk("carrier", GivenReport.REGISTERED), GivenReport.trunk("other", standing));
        return sign(About.TRUNKS).light();
    }

    @Test
    void aVoiceThatFailsIsWorthALookWhileAnotherSpeaks() {
        var failing = new VoiceState.Health(true, GivenReport.NOW.minusSeconds(60), "gone", GivenReport.NOW);
        given.voices =
                List.of(GivenReport.voice("studio", failing), GivenReport.voice("freetts", VoiceState.Health.FINE));
        assertThat(sign(About.VOICES).light()).isEqualTo(Light.WARN);
        assertThat(sign(About.VOICES).rows().getFirst().detail()).startsWith("Fails since today 11:59");

        given.voices = List.of(GivenReport.voice("studio", failing));
        assertThat(sign(About.VOICES).light()).isEqualTo(Light.BAD);
    }

    @Test
    void callersInLineAreNoFault() {
        given.queues = List.of(new Queue("sales", 2, Duration.ofSeconds(130)), new Queue("service", 0, Duration.ZERO));

        assertThat(sign(About.QUEUES).light()).isEqualTo(Light.NONE);
        assertThat(sign(About.QUEUES).sentence()).isEqualTo("2 callers wait");
        assertThat(sign(About.QUEUES).rows())
                .containsExactly(
                        Sign.Row.plain("sales", "2 wait, the longest for 2:10"),
                        Sign.Row.plain("service", "nobody waits"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 20, GOOD",
        "100, 4, WARN",
        "100, 0, BAD", // of a disk of 100 GB
        "10, 2, GOOD",
        "4, 1, GOOD"
    })
    void diskFillsUp(long totalGb, long freeGb, Light light) {
        given.storage = new Storage(true, freeGb * 1_000_000_000L, totalGb * 1_000_000_000L, 0, 0);

        assertThat(sign(About.STORAGE).light()).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, GOOD", "1000, 0, GOOD", "1001, 0, WARN", "0, 1, BAD"})
    void recordsFallBehindOrAreLost(int waiting, long lost, Light light) {
        given.storage = new Storage(true, 80_000_000_000L, 100_000_000_000L, waiting, lost);

        assertThat(sign(About.STORAGE).light()).isEqualTo(light);
    }

    private Sign sign(About about) {
        return new Judgement(given.report(), ZoneOffset.UTC)
                .signs().stream()
                        .filter(sign -> sign.about() == about)
                        .findFirst()
                        .orElseThrow();
    }
}
