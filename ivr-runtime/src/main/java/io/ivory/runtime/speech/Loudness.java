package io.ivory.runtime.speech;

/**
 * Brings prompts of all origins to one loudness and takes the silence off their ends, so that a recorded greeting and
 * a spoken order number sound like one system.
 */
public final class Loudness {

    /** The level of active speech that prompts are brought to, in dB below full scale: loud, without clipping. */
    static final double TARGET_DBOV = -22;

    /** Quiet recordings are raised by at most 20 dB, or the noise in them would be raised too. */
    private static final double MAX_GAIN = 10;

    /** No sample comes out louder than this share of full scale. */
    private static final double MAX_PEAK = 0.95;

    /** 20 ms: the frame over which a level is measured. */
    private static final int FRAME = Pcm.SAMPLE_RATE_HZ / 50;

    /** Frames quieter than this (-50 dB below full scale) are silence. */
    private static final double SILENCE_RMS = 32_768 * 0.00316;

    /** Left before the first sound: an abrupt start clicks. */
    private static final int LEAD = Pcm.SAMPLE_RATE_HZ / 50;

    /** 200 ms left after the last sound: the rest between two sentences. */
    private static final int REST = Pcm.SAMPLE_RATE_HZ / 5;

    private Loudness() {}

    /** The sound at the common level, without silence at its ends. Doing it twice changes nothing audible. */
    public static Pcm even(Pcm sound) {
        short[] samples = sound.samples();
        Span audible = audible(samples);
        double gain = gainFor(cut(samples, audible.from(), audible.to()));
        short[] level = amplified(cut(samples, audible.from(), audible.to()), gain);
        return sound.wide()
                .map(wide -> new Pcm(level, amplified(cut(wide, 2 * audible.from(), 2 * audible.to()), gain)))
                .orElseGet(() -> new Pcm(level));
    }

    /** The part of a sound that stays, in samples at 8 kHz; {@code to} may lie behind the end. */
    private record Span(int from, int to) {}

    /** Whether there is anything to hear in it. */
    static boolean isAudible(Pcm sound) {
        return audible(sound.samples()).to() > 0;
    }

    /** The level of the frames that are not silence, in dB below full scale; negative infinity without any. */
    static double speechLevelDbov(Pcm sound) {
        double rms = activeRms(sound.samples());
        return 20 * Math.log10(rms / 32_768);
    }

    private static double gainFor(short[] samples) {
        double rms = activeRms(samples);
        if (rms == 0) {
            return 1;
        }
        int peak = 1;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        double wanted = 32_768 * Math.pow(10, TARGET_DBOV / 20) / rms;
        return Math.min(Math.min(wanted, MAX_GAIN), MAX_PEAK * 32_767 / peak);
    }

    private static double activeRms(short[] samples) {
        double energy = 0;
        int counted = 0;
        for (int start = 0; start < samples.length; start += FRAME) {
            int end = Math.min(start + FRAME, samples.length);
            double frameEnergy = energy(samples, start, end);
            if (frameEnergy > SILENCE_RMS * SILENCE_RMS * (end - start)) {
                energy += frameEnergy;
                counted += end - start;
            }
        }
        return counted == 0 ? 0 : Math.sqrt(energy / counted);
    }

    private static Span audible(short[] samples) {
        int first = -1;
        int last = -1;
        for (int start = 0; start < samples.length; start += FRAME) {
            int end = Math.min(start + FRAME, samples.length);
            if (energy(samples, start, end) > SILENCE_RMS * SILENCE_RMS * (end - start)) {
                first = first < 0 ? start : first;
                last = end;
            }
        }
        return first < 0 ? new Span(0, 0) : new Span(Math.max(0, first - LEAD), last + REST);
    }

    /** What lies between the two; silence where there is nothing. */
    private static short[] cut(short[] samples, int from, int to) {
        short[] part = new short[to - from];
        System.arraycopy(samples, from, part, 0, Math.min(samples.length - from, part.length));
        return part;
    }

    /** The wide band may swing a little further than the narrow one that was measured. */
    private static short[] amplified(short[] samples, double gain) {
        short[] louder = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            louder[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return louder;
    }

    private static double energy(short[] samples, int start, int end) {
        double energy = 0;
        for (int i = start; i < end; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return energy;
    }
}
