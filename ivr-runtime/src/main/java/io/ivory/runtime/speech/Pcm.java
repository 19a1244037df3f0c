package io.ivory.runtime.speech;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Sound as linear 16-bit samples, one channel, 8,000 a second: the rate of G.711.
 *
 * @param samples never changed after construction; shared between calls
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Pcm(short[] samples) {

    public static final int SAMPLE_RATE_HZ = 8_000;

    /** A wait without any sound. */
    public static Pcm silence(Duration length) {
        return new Pcm(new short[Math.toIntExact(length.toMillis() * SAMPLE_RATE_HZ / 1_000)]);
    }

    /** One after the other. */
    public static Pcm joined(List<Pcm> parts) {
        var samples = new short
                [Math.toIntExact(
                        parts.stream().mapToLong(part -> part.samples.length).sum())];
        int at = 0;
        for (Pcm part : parts) {
            System.arraycopy(part.samples, 0, samples, at, part.samples.length);
            at += part.samples.length;
        }
        return new Pcm(samples);
    }

    public Duration length() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / SAMPLE_RATE_HZ);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcm(short[] otherSamples) && Arrays.equals(samples, otherSamples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Pcm[" + length().toMillis() + " ms]";
    }
}
