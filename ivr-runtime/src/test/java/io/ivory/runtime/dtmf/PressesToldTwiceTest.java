package io.ivory.runtime.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Digit;
import io.ivory.runtime.dtmf.PressesToldTwice.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row is what is told: {@code S} by sound or {@code I} by signalling, the key, and when in ms. */
class PressesToldTwiceTest {

    private final PressesToldTwice presses = new PressesToldTwice();

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "sound alone,              S1@0 S0@200 S0@400 S1@600,                                      1001",
        "signalling alone,         I1@0 I0@200 I0@400 I1@600,                                      1001",
        "sound first,              S1@0 I1@160 S0@300 I0@460 S0@600 I0@760 S1@900 I1@1060,         1001",
        "signalling first,         I1@0 S1@20 I0@300 S0@320 I0@600 S0@620,                         100",
        "signalling behind,        S5@0 S5@200 I5@500 S6@550 I5@700 I6@1000,                       556",
        "a second later,           S5@0 I5@1000,                                                   5",
        "much later,               S5@0 I5@1001,                                                   55",
        "other keys,               S5@0 I6@10,                                                     56",
        "one of two told twice,    S7@0 S7@200 I7@300,                                             77",
        "now this way now that,    S7@0 I8@100 S9@200 I1@300,                                      7891"
    })
    void aPressCountsOnceHoweverItIsTold(String what, String told, String counted) {
        var keys = new StringBuilder();
        for (String press : told.split(" ", -1)) {
            var way = press.charAt(0) == 'S' ? Way.SOUND : Way.SIGNALLING;
            Digit digit = Digit.of(press.charAt(1)).orElseThrow();
            if (presses.isFirst(digit, way, at(Long.parseLong(press.substring(3))))) {
                keys.append(digit.symbol());
            }
        }

        assertThat(keys).as(what).hasToString(counted);
    }

    @Test
    void aKeyThatIsSignalledOnlyWhenItIsUpIsTheOneThatWasHeldDown() {
        presses.isFirst(Digit.FIVE, Way.SOUND, at(0));
        for (long ms = 50; ms <= 4_000; ms += 50) {
            presses.heldOn(at(ms));
        }

        assertThat(presses.isFirst(Digit.FIVE, Way.SIGNALLING, at(4_100))).isFalse();
    }

    /** A clock that turns over within the test. */
    private static long at(long ms) {
        return Long.MAX_VALUE - 500_000_000 + ms * 1_000_000;
    }
}
