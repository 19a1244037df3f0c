package io.ivory.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** The wide band of G.722, heard with a decoder that follows the recommendation on its own. */
class G722WideTest {

    @Test
    void sixKilohertzReachTheOtherSide() {
        short[] sound = tone(6_000, 0.3);

        short[] heard = WideDecoder.decode(encoded(sound));

        assertThat(amplitudeAt(6_000, heard)).isCloseTo(0.3, within(0.04));
        assertThat(amplitudeAt(2_000, heard)).isLessThan(0.02);
    }

    @Test
    void theVoiceBandStaysAsItIs() {
        short[] heard = WideDecoder.decode(encoded(tone(1_000, 0.3)));

        assertThat(amplitudeAt(1_000, heard)).isCloseTo(0.3, within(0.02));
        assertThat(amplitudeAt(7_000, heard)).isLessThan(0.01);
    }

    @Test
    void whoListensToTheLowerBandAloneHearsTheVoice() {
        short[] heard = Codec.G722.decode(encoded(tone(1_000, 0.3)));

        double amplitude = amplitudeAt(2_000, heard); // 8,000 samples a second looked at as if they were 16,000
        assertThat(amplitude).isCloseTo(0.3, within(0.02));
    }

    @Test
    void aPromptAfterALongSilenceBeginsWithoutACrack() {
        var stream = new G722Wide();
        var said = new ByteArrayOutputStream();
        for (int i = 0; i < 16_000; i++) {
            said.write(stream.encode((short) 0));
        }
        said.writeBytes(encoded(stream, tone(1_000, 0.25)));

        assertThat(peak(WideDecoder.decode(said.toByteArray()))).isLessThan(0.3);
    }

    @Test
    void aPromptAfterSoundOfSomebodyElseBeginsWithoutACrack() {
        var stream = new G722Wide();
        var said = new ByteArrayOutputStream();
        for (byte passedOn : encoded(new G722Wide(), tone(700, 0.2))) {
            stream.follow(passedOn);
            said.write(passedOn);
        }
        said.writeBytes(encoded(stream, tone(1_000, 0.25)));

        assertThat(peak(WideDecoder.decode(said.toByteArray()))).isLessThan(0.3);
    }

    @Test
    void aPromptMadeForTheBeginningOfAStreamWouldCrack() {
        var silence = new G722Wide();
        var said = new ByteArrayOutputStream();
        for (int i = 0; i < 16_000; i++) {
            said.write(silence.encode((short) 0));
        }
        said.writeBytes(encoded(tone(1_000, 0.25)));

        assertThat(peak(WideDecoder.decode(said.toByteArray()))).isGreaterThan(0.5);
    }

    private static byte[] encoded(short[] wide) {
        return encoded(new G722Wide(), wide);
    }

    private static byte[] encoded(G722Wide stream, short[] wide) {
        byte[] bytes = new byte[wide.length / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = stream.encode(wide[2 * i], wide[2 * i + 1]);
        }
        return bytes;
    }

    private static double peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak / 32_768.0;
    }

    private static short[] tone(double hz, double peak) {
        short[] samples = new short[8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32_767 * peak * Math.sin(2 * Math.PI * hz * i / 16_000));
        }
        return samples;
    }

    private static double amplitudeAt(double hz, short[] samples) {
        double re = 0;
        double im = 0;
        int from = samples.length / 4; // the predictors have settled
        for (int i = from; i < samples.length; i++) {
            re += samples[i] * Math.cos(2 * Math.PI * hz * i / 16_000);
            im += samples[i] * Math.sin(2 * Math.PI * hz * i / 16_000);
        }
        return 2 * Math.hypot(re, im) / (samples.length - from) / 32_768;
    }

    /** Section 6.2.2, and the receiving filter of section 4.4. */
    private static final class WideDecoder {

        private static final int[] FILTER = {3, -11, 12, 32, -210, 951, 3_876, -805, 362, -156, 53, -11};

        static short[] decode(byte[] codes) {
            Codec.Decoder lower = Codec.G722.decoder();
            var upper = new G722Predictor();
            int log = 0;
            int scale = 8;
            int[] last = new int[24];
            short[] sound = new short[2 * codes.length];
            for (int n = 0; n < codes.length; n++) {
                int low = lower.decode(codes[n]) >> 1;
                int bits = (codes[n] & 0xFF) >> 6;
                int difference = (new int[] {-7_408, -1_616, 7_408, 1_616}[bits] * scale) >> 15;
                int high = Math.clamp(upper.predicted() + difference, -16_384, 16_383);
                upper.follow(difference);
                log = Math.clamp(((log * 127) >> 7) + (bits % 2 == 0 ? 798 : -214), 0, 22_528);
                scale = G722Predictor.upperPower(log) << 2;
                System.arraycopy(last, 2, last, 0, 22);
                last[22] = low + high;
                last[23] = low - high;
                int first = 0;
                int second = 0;
                for (int i = 0; i < 12; i++) {
                    second += last[2 * i] * FILTER[i];
                    first += last[2 * i + 1] * FILTER[11 - i];
                }
                sound[2 * n] = (short) Math.clamp(first >> 11, -32_768, 32_767);
                sound[2 * n + 1] = (short) Math.clamp(second >> 11, -32_768, 32_767);
            }
            return sound;
        }
    }
}
