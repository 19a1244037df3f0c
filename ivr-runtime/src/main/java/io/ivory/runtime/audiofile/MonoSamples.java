package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.Pcm;
import java.time.Duration;
import java.util.Arrays;

/** Collects what a decoder brings out, mixed to one channel, and stops it when it is more than a recording may be. */
final class MonoSamples {

    private final int rateHz;
    private final Duration longest;
    private final long most;
    private short[] samples;
    private int count;

    MonoSamples(int rateHz, Duration longest) {
        if (rateHz < Pcm.SAMPLE_RATE_HZ || rateHz > 192_000) {
            throw new AudioFileException("Recordings have 8000 to 192000 samples a second, but this one has "
                    + Integer.toUnsignedString(rateHz));
        }
        this.rateHz = rateHz;
        this.longest = longest;
        most = longest.toMillis() * rateHz / 1_000;
        samples = new short[rateHz];
    }

    /** The mean of all channels at one moment, full scale 32,768. */
    void add(float sample) {
        if (count == most) {
            throw new AudioFileException("A recording lasts at most " + longest.toMinutes()
                    + " minutes, but this one is" + " longer. Cut it and try again.");
        }
        if (count == samples.length) {
            samples = Arrays.copyOf(samples, (int) Math.min(most, count + (long) count / 2));
        }
        samples[count++] = (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    int rateHz() {
        return rateHz;
    }

    Pcm sound() {
        if (count == 0) {
            throw new AudioFileException("There is no sound in the file.");
        }
        return Pcm.sampledAt(rateHz, Arrays.copyOf(samples, count));
    }
}
