package io.ivory.runtime.speech;

/**
 * Brings sound to a lower rate, such as the telephone's 8 kHz: a windowed-sinc low-pass at 3.7 kHz (in proportion for
 * other rates), so that nothing above the band folds back into it.
 */
final class Resampler {

    /** Zero crossings of the sinc on each side: steep enough for -60 dB beyond 4.3 of 8 kHz. */
    private static final int CROSSINGS = 24;

    /** Points of the kernel between two zero crossings; values between them are interpolated. */
    private static final int RESOLUTION = 512;

    /** The corner frequency as a share of the Nyquist frequency, 4 kHz for 8. */
    private static final double CORNER = 0.925;

    private static final float[] KERNEL = kernel();

    private Resampler() {}

    /** The sound at {@code targetHz}, which is at most {@code rateHz}. */
    static short[] resampled(short[] samples, int rateHz, int targetHz) {
        if (rateHz == targetHz) {
            return samples.clone();
        }
        double step = (double) rateHz / targetHz;
        int length = Math.toIntExact((long) samples.length * targetHz / rateHz);
        double scale = CORNER / step; // zero crossings of the kernel per input sample
        int reach = (int) Math.ceil(CROSSINGS / scale);
        short[] out = new short[length];
        for (int i = 0; i < length; i++) {
            double centre = i * step;
            int from = Math.max(0, (int) centre - reach + 1);
            int to = Math.min(samples.length - 1, (int) centre + reach);
            double sum = 0;
            for (int k = from; k <= to; k++) {
                sum += samples[k] * weight(Math.abs(k - centre) * scale);
            }
            out[i] = clamp(sum * scale);
        }
        return out;
    }

    private static double weight(double crossings) {
        double position = crossings * RESOLUTION;
        int index = (int) position;
        if (index >= CROSSINGS * RESOLUTION) {
            return 0;
        }
        return KERNEL[index] + (position - index) * (KERNEL[index + 1] - KERNEL[index]);
    }

    /** One side of a sinc under a Blackman window. */
    private static float[] kernel() {
        float[] kernel = new float[CROSSINGS * RESOLUTION + 1];
        kernel[0] = 1;
        for (int i = 1; i < kernel.length; i++) {
            double x = Math.PI * i / RESOLUTION;
            double phase = Math.PI * i / (CROSSINGS * RESOLUTION);
            double window = 0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
            kernel[i] = (float) (Math.sin(x) / x * window);
        }
        return kernel;
    }

    private static short clamp(double sample) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
    }
}
