package io.ivory.runtime.speech;

/** Tones to listen for in tests. */
final class Sounds {

    private Sounds() {}

    /** A sine of {@code hz} at {@code peak} of full scale 1.0. */
    static short[] tone(double hz, int rateHz, int lengthMs, double peak) {
        short[] samples = new short[rateHz * lengthMs / 1_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32_767 * peak * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return samples;
    }

    static double rms(short[] samples) {
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return Math.sqrt(energy / Math.max(1, samples.length));
    }

    /** The amplitude of the component at {@code hz}, by the Goertzel sum; full scale is 1.0. */
    static double amplitudeAt(double hz, short[] samples) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < samples.length; i++) {
            double phase = 2 * Math.PI * hz * i / Pcm.SAMPLE_RATE_HZ;
            re += samples[i] * Math.cos(phase);
            im += samples[i] * Math.sin(phase);
        }
        return 2 * Math.hypot(re, im) / samples.length / 32_768;
    }
}
