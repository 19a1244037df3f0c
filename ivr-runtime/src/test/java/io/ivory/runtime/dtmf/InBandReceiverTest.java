package io.ivory.runtime.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.codec.Codec;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits are those of ITU-T Q.24; sound passes through G.711 as it does on a call. */
class InBandReceiverTest {

    private static final String ALL_KEYS = "123456789*0#";
    private static final double[] LOW_HZ = {697, 770, 852, 941};
    private static final double[] HIGH_HZ = {1_209, 1_336, 1_477};

    private final InBandReceiver receiver = new InBandReceiver();
    private final StringBuilder heard = new StringBuilder();
    private final Random random = new Random(5);

    @Test
    void everyKeyIsHeardOnceWhereverItBegins() {
        for (int begin = 0; begin < 102; begin++) {
            heard.setLength(0);
            silence(0.04 + begin / 8_000.0);
            for (int k = 0; k < ALL_KEYS.length(); k++) {
                char key = ALL_KEYS.charAt(k);
                tones(key, 1, 1, 0.04);
                silence(0.04);
            }

            assertThat(heard).as("beginning %d samples late", begin).hasToString(ALL_KEYS);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.985, 1.015})
    void tonesThatAreOffByAPercentAndAHalfAreHeard(double detune) {
        press(ALL_KEYS, detune, 1);

        assertThat(heard).hasToString(ALL_KEYS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.965, 1.035})
    void tonesThatAreOffByThreeAndAHalfPercentAreNot(double detune) {
        press(ALL_KEYS, detune, 1);

        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.5, true", "-7.5, true", "9, false", "-13, false"})
    void theHighToneMayBeALittleStrongerAndRatherWeaker(double decibel, boolean expected) {
        press("5", 1, Math.pow(10, decibel / 20));

        assertThat(heard).hasToString(expected ? "5" : "");
    }

    @Test
    void aToneShorterThanTwentyMillisecondsIsNoKey() {
        for (int i = 0; i < 50; i++) {
            tones('7', 1, 1, 0.012);
            silence(0.08);
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void aKeyWithAHoleOfTenMillisecondsIsOneKey() {
        tones('7', 1, 1, 0.1);
        silence(0.01);
        tones('7', 1, 1, 0.1);
        silence(0.04);

        assertThat(heard).hasToString("7");
    }

    @Test
    void keysAreHeardThroughNoise() {
        for (int k = 0; k < ALL_KEYS.length(); k++) {
            char key = ALL_KEYS.charAt(k);
            for (int i = 0; i < 800; i++) {
                hear(sample(key, i, 1, 1) + random.nextGaussian() * 150);
            }
            silence(0.06);
        }

        assertThat(heard).hasToString(ALL_KEYS);
    }

    @Test
    void aSingleToneNoiseAndADiallingToneAreNoKeys() {
        for (int i = 0; i < 80_000; i++) {
            hear(8_000 * Math.sin(2 * Math.PI * 697 * i / 8_000));
            hear(random.nextGaussian() * 6_000);
        }
        for (int i = 0; i < 80_000; i++) {
            hear(5_000 * (Math.sin(2 * Math.PI * 350 * i / 8_000) + Math.sin(2 * Math.PI * 440 * i / 8_000)));
        }

        assertThat(heard).isEmpty();
    }

    private void press(String keys, double detune, double highToLow) {
        for (int k = 0; k < keys.length(); k++) {
            char key = keys.charAt(k);
            tones(key, detune, highToLow, 0.06);
            silence(0.06);
        }
    }

    private void tones(char key, double detune, double highToLow, double seconds) {
        for (int i = 0; i < seconds * 8_000; i++) {
            hear(sample(key, i, detune, highToLow));
        }
    }

    private static double sample(char key, int index, double detune, double highToLow) {
        int place = ALL_KEYS.indexOf(key);
        double radians = 2 * Math.PI * detune * index / 8_000;
        return 3_000 * (Math.sin(LOW_HZ[place / 3] * radians) + highToLow * Math.sin(HIGH_HZ[place % 3] * radians));
    }

    private void silence(double seconds) {
        for (int i = 0; i < Math.round(seconds * 8_000); i++) {
            hear(0);
        }
    }

    private void hear(double level) {
        short onTheWire = Codec.PCMU.decode(Codec.PCMU.encode((short) level));
        receiver.on(onTheWire).ifPresent(digit -> heard.append(digit.symbol()));
    }
}
