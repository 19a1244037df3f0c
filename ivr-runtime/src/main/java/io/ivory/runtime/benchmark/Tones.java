package io.ivory.runtime.benchmark;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.Pcm;
import java.nio.ByteBuffer;

/**
 * The prompts of the benchmark, told apart by ear: each is a sine of its own, a multiple of 50 Hz, so that a packet of 20
 * ms holds a whole number of waves, and none near the tones of a keypad.
 */
final class Tones {

    /** What callers hear first. */
    static final int GREETING_HZ = 500;

    /** What callers hear after the keys 1 to 4. */
    static final int[] AFTER_KEY_HZ = {1_050, 1_850, 2_300, 2_800};

    private static final int[] ALL_HZ = {500, 1_050, 1_850, 2_300, 2_800};
    private static final Codec.Decoder DECODER = Codec.PCMU.decoder();
    private static final int AMPLITUDE = 8_000;

    private static final double[] COEFFICIENTS = new double[ALL_HZ.length];

    static {
        for (int i = 0; i < ALL_HZ.length; i++) {
            COEFFICIENTS[i] = 2 * Math.cos(2 * Math.PI * ALL_HZ[i] / Pcm.SAMPLE_RATE_HZ);
        }
    }

    private Tones() {}

    static Pcm sine(int hz, int seconds) {
        var samples = new short[seconds * Pcm.SAMPLE_RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (AMPLITUDE * Math.sin(2 * Math.PI * hz * i / Pcm.SAMPLE_RATE_HZ));
        }
        return new Pcm(samples);
    }

    /** The tone that carries most of this PCMU packet (Goertzel); 0 if none does. */
    static int in(ByteBuffer packet, int from, int length) {
        double total = 0;
        double strongest = 0;
        int tone = 0;
        for (int i = 0; i < ALL_HZ.length; i++) {
            double last = 0;
            double before = 0;
            double power = 0;
            for (int n = 0; n < length; n++) {
                double sample = DECODER.decode(packet.get(from + n));
                power += sample * sample;
                double now = sample + COEFFICIENTS[i] * last - before;
                before = last;
                last = now;
            }
            total = power;
            double tonePower = last * last + before * before - COEFFICIENTS[i] * last * before;
            if (tonePower > strongest) {
                strongest = tonePower;
                tone = ALL_HZ[i];
            }
        }
        // a sine alone has power N/2 a sample and N^2/4 here; half of that is well above speech and noise
        return strongest > total * length / 4 && total > length * 1e4 ? tone : 0;
    }
}
