package io.ivory.runtime.speech;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sound as linear 16-bit samples, one channel, 8,000 a second: the rate of G.711. Where its origin had more to give, the
 * same sound with 16,000 samples a second goes along, for callers whose telephones have the wide band of G.722.
 *
 * @param samples never changed after construction; shared between calls
 * @param wideSamples the same sound at 16 kHz, twice as many; null where there is no more than the telephone band
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Pcm(short[] samples, short @Nullable [] wideSamples) {

    public static final int SAMPLE_RATE_HZ = 8_000;

    /** What the wide band of ITU-T G.722 is sampled at. */
    public static final int WIDE_RATE_HZ = 16_000;

    public Pcm {
        if (wideSamples != null && wideSamples.length != 2 * samples.length) {
            throw new IllegalArgumentException("The wide band has two samples for one of the telephone band, but here "
                    + wideSamples.length + " for " + samples.length);
        }
    }

    /** Sound of the telephone band alone. */
    public Pcm(short[] samples) {
        this(samples, null);
    }

    /** Sound of any rate from 8 kHz on, brought to those of the telephone. */
    public static Pcm sampledAt(int rateHz, short[] samples) {
        short[] narrow = Resampler.resampled(samples, rateHz, SAMPLE_RATE_HZ);
        if (rateHz < WIDE_RATE_HZ) {
            return new Pcm(narrow);
        }
        short[] wide = Resampler.resampled(samples, rateHz, WIDE_RATE_HZ);
        return new Pcm(narrow, Arrays.copyOf(wide, 2 * narrow.length));
    }

    /** A wait without any sound. */
    public static Pcm silence(Duration length) {
        return new Pcm(new short[Math.toIntExact(length.toMillis() * SAMPLE_RATE_HZ / 1_000)]);
    }

    /** One after the other; in the wide band where each of them has it. */
    public static Pcm joined(List<Pcm> parts) {
        short[] narrow = joinedSamples(parts.stream().map(Pcm::samples).toList());
        List<short[]> wide =
                parts.stream().flatMap(part -> part.wide().stream()).toList();
        return new Pcm(narrow, wide.size() == parts.size() ? joinedSamples(wide) : null);
    }

    private static short[] joinedSamples(List<short[]> parts) {
        var samples = new short
                [Math.toIntExact(parts.stream().mapToLong(part -> part.length).sum())];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, samples, at, part.length);
            at += part.length;
        }
        return samples;
    }

    /** The samples at 16 kHz, where there are any. */
    public Optional<short[]> wide() {
        return Optional.ofNullable(wideSamples);
    }

    public Duration length() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / SAMPLE_RATE_HZ);
    }

    /** How much memory it takes. */
    long bytes() {
        return 2L * samples.length + (wideSamples == null ? 0 : 2L * wideSamples.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcm(short[] otherSamples, short[] otherWide)
                && Arrays.equals(samples, otherSamples)
                && Arrays.equals(wideSamples, otherWide);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Pcm[" + length().toMillis() + " ms" + (wideSamples == null ? "]" : ", wide]");
    }
}
