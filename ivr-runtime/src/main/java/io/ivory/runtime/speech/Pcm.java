package io.ivory.runtime.speech;

import java.time.Duration;
import java.util.Arrays;

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
