package io.ivory.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class G722Test {

    @ParameterizedTest
    @ValueSource(ints = {200, 440, 1_000, 2_000, 3_000})
    void aToneComesBackAsItWas(int hz) {
        short[] tone = tone(hz, 8_000);

        short[] heard = Codec.G722.decode(Codec.G722.encode(tone));

        assertThat(signalToNoise(tone, heard)).as("decibels").isGreaterThan(30);
    }

    @Test
    void quietAndLoudSoundIsKeptAlike() {
        for (int amplitude : new int[] {200, 2_000, 20_000, 32_000}) {
            short[] tone = tone(700, amplitude);

            short[] heard = Codec.G722.decode(Codec.G722.encode(tone));

            assertThat(signalToNoise(tone, heard)).as("at %d", amplitude).isGreaterThan(20);
        }
    }

    @Test
    void whateverArrivesTheDecoderSettlesAgain() {
        var random = new Random(3);
        Codec.Decoder decoder = Codec.G722.decoder();
        for (int i = 0; i < 100_000; i++) {
            decoder.decode((byte) random.nextInt(256));
        }
        short[] tone = tone(500, 6_000);
        byte[] codes = Codec.G722.encode(tone);
        var heard = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            heard[i] = decoder.decode(codes[i]);
        }

        assertThat(signalToNoise(tone, heard)).isGreaterThan(30);
    }

    @Test
    void theUpperBandIsSilent() {
        for (byte code : Codec.G722.encode(tone(900, 9_000))) {
            assertThat(code & 0xC0).isEqualTo(0xC0);
        }
    }

    @Test
    void aBridgeKeepsTheStreamInBothDirections() {
        short[] tone = tone(600, 8_000);
        var wide = new Transcoder(Codec.PCMU, Codec.G722);
        var narrow = new Transcoder(Codec.G722, Codec.PCMA);
        byte[] sent = Codec.PCMU.encode(tone);
        var arrived = new byte[sent.length];
        for (int i = 0; i < sent.length; i++) {
            arrived[i] = narrow.convert(wide.convert(sent[i]));
        }

        assertThat(signalToNoise(tone, Codec.PCMA.decode(arrived))).isGreaterThan(25);
        assertThat(narrow.isBetween(Codec.G722, Codec.PCMA)).isTrue();
        assertThat(narrow.isBetween(Codec.G722, Codec.PCMU)).isFalse();
    }

    private static short[] tone(int hz, int amplitude) {
        var tone = new short[16_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (amplitude * Math.sin(2 * Math.PI * hz * i / 8_000));
        }
        return tone;
    }

    /** Over the second half, when both ends have adapted. */
    private static double signalToNoise(short[] meant, short[] heard) {
        double signal = 0;
        double noise = 0;
        for (int i = meant.length / 2; i < meant.length; i++) {
            signal += (double) meant[i] * meant[i];
            noise += Math.pow(meant[i] - heard[i], 2);
        }
        return 10 * Math.log10(signal / Math.max(1, noise));
    }
}
