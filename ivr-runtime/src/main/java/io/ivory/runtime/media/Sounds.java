package io.ivory.runtime.media;

import io.ivory.runtime.speech.Pcm;
import java.time.Duration;

/** The sounds that a call needs and nobody records: computed, so that they belong to nobody. */
public final class Sounds {

    /**
     * A quiet tune for waiting: eight plucked notes of a pentatonic scale, 9.6 s, played over and over. Soft (-26 dB)
     * and with pauses, so that a caller notices the line is alive and can still think.
     */
    public static final Pcm HOLD = tune();

    /** The ringing tone most of the world knows: 425 Hz, 1 s on and 4 s off (ETSI TR 101 041-2). */
    public static final Pcm RING_BACK = ringBack();

    /** The tone after which a caller speaks: 1 kHz, 300 ms, loud enough to be noticed (-14 dB). */
    public static final Pcm BEEP = beep();

    private static final int BEEP_LEVEL = 9_000;
    private static final int TUNE_LEVEL = 1_600;
    private static final int RING_LEVEL = 2_500;

    private Sounds() {}

    private static Pcm tune() {
        double[] notesHz = {523.25, 659.26, 783.99, 880.0, 783.99, 659.26, 587.33, 523.25};
        int noteSamples = samples(Duration.ofMillis(1_200));
        var tune = new short[notesHz.length * noteSamples];
        for (int note = 0; note < notesHz.length; note++) {
            for (int i = 0; i < noteSamples; i++) {
                double seconds = i / (double) Pcm.SAMPLE_RATE_HZ;
                double attack = Math.min(1, seconds / 0.01);
                double loudness = TUNE_LEVEL * attack * Math.exp(-4 * seconds);
                tune[note * noteSamples + i] = (short) (loudness
                        * (Math.sin(2 * Math.PI * notesHz[note] * seconds)
                                + 0.3 * Math.sin(4 * Math.PI * notesHz[note] * seconds)));
            }
        }
        return new Pcm(tune);
    }

    private static Pcm ringBack() {
        var ring = new short[samples(Duration.ofSeconds(5))];
        for (int i = 0; i < samples(Duration.ofSeconds(1)); i++) {
            ring[i] = (short) (RING_LEVEL * Math.sin(2 * Math.PI * 425 * i / Pcm.SAMPLE_RATE_HZ));
        }
        return new Pcm(ring);
    }

    private static Pcm beep() {
        var beep = new short[samples(Duration.ofMillis(300))];
        int edge = samples(Duration.ofMillis(5)); // softly on and off, or it would click
        for (int i = 0; i < beep.length; i++) {
            double loudness = BEEP_LEVEL * Math.min(1.0, Math.min(i, beep.length - 1 - i) / (double) edge);
            beep[i] = (short) (loudness * Math.sin(2 * Math.PI * 1_000 * i / Pcm.SAMPLE_RATE_HZ));
        }
        return new Pcm(beep);
    }

    private static int samples(Duration length) {
        return Math.toIntExact(length.toMillis() * Pcm.SAMPLE_RATE_HZ / 1_000);
    }
}
