package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.SessionTimer.Limits.STANDARD;
import static io.ivory.runtime.sip.SessionTimer.Refresher.THEM;
import static io.ivory.runtime.sip.SessionTimer.Refresher.US;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of RFC 4028 sections 7.2, 9 and 10. */
class SessionTimerTest {

    private static final Duration SHORTEST = Duration.ofSeconds(90);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // supported, Session-Expires, refresher, what becomes of it
                "true,  600, uac, 600 THEM",
                "true,  600, uas, 600 US",
                "true,  600, '',  600 THEM",
                "true,  -,   '',  1800 US",
                "false, 600, '',  600 US", // a proxy has asked for it
                "false, 600, uac, 600 US", // whoever knows no timers refreshes none
                "false, 30,  '',  -",
                "false, -,   '',  -",
            })
    void callersWishIsAnswered(boolean supported, Long seconds, String refresher, String expected) {
        var wish = new TimerWish(supported, Optional.ofNullable(seconds).map(Duration::ofSeconds), refresher, SHORTEST);

        String agreed = SessionTimer.answerTo(wish, STANDARD)
                .map(timer -> timer.interval().toSeconds() + " " + timer.refresher())
                .orElse(null);

        assertThat(agreed).isEqualTo(expected);
    }

    @Test
    void intervalIsNeverBelowWhatTheCallerPutsUpWith() {
        var wish = new TimerWish(true, Optional.empty(), "", Duration.ofHours(1));

        assertThat(SessionTimer.answerTo(wish, STANDARD)).contains(new SessionTimer(Duration.ofHours(1), US));
    }

    @ParameterizedTest
    @CsvSource({"true, 89, true", "true, 90, false", "false, 30, false"})
    void tooShortIsRefusedToThoseWhoUnderstandIt(boolean supported, long seconds, boolean refused) {
        var wish = new TimerWish(supported, Optional.of(Duration.ofSeconds(seconds)), "", SHORTEST);

        assertThat(wish.isTooShort(STANDARD)).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"90, 45, 60", "1800, 900, 1768", "3, 1, 2"})
    void refreshIsAtHalfAndTheEndAThirdButAtMost32SecondsEarly(long interval, long refresh, long end) {
        var timer = new SessionTimer(Duration.ofSeconds(interval), US);

        assertThat(timer.untilRefresh().toSeconds()).isEqualTo(refresh);
        assertThat(timer.untilEnd().toSeconds()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"1800, 10, 10000", "1800, 0, 500", "90, 600, 9000", "1800, , 180000"})
    void refusalThatSaysWhenToComeBackIsHeeded(long interval, @Nullable Long retryAfter, long pauseMs) {
        var timer = new SessionTimer(Duration.ofSeconds(interval), US);

        assertThat(timer.untilNextTry(Optional.ofNullable(retryAfter).map(Duration::ofSeconds)))
                .isEqualTo(Duration.ofMillis(pauseMs));
    }

    @ParameterizedTest
    @CsvSource({"uac, US", "uas, THEM", "'', US"})
    void answerToARequestOfOursSettlesWhoRefreshes(String refresher, SessionTimer.Refresher expected) {
        var answer = new TimerWish(true, Optional.of(Duration.ofMinutes(10)), refresher, SHORTEST);

        assertThat(SessionTimer.settledBy(answer)).map(SessionTimer::refresher).contains(expected);
    }

    @Test
    void answerWithoutAWordOfItMeansNoTimer() {
        var answer = new TimerWish(true, Optional.empty(), "", SHORTEST);

        assertThat(SessionTimer.settledBy(answer)).isEmpty();
        assertThat(new SessionTimer(SHORTEST, THEM)
                        .atLeast(Duration.ofMinutes(2))
                        .interval())
                .isEqualTo(Duration.ofMinutes(2));
    }
}
