package io.ivory.designer.e2e;

import io.ivory.runtime.speech.Pcm;
import java.time.Duration;

/** Sounds that a test can tell apart. */
final class Tones {

    private static final double LOUDNESS = 8_000;

    private Tones() {}

    static Pcm of(int hz, Duration length) {
        short[] samples = new short[Math.toIntExact(length.toMillis() * Pcm.SAMPLE_RATE_HZ / 1_000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * hz * i / Pcm.SAMPLE_RATE_HZ));
        }
        return new Pcm(samples);
    }
}
