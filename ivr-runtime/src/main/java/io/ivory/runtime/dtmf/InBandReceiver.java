package io.ivory.runtime.dtmf;

import io.ivory.flow.Digit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Hears keys as the two tones they are, for callers whose side knows no telephone-events.
 *
 * <p>Sound is looked at in blocks of 12.75 ms with a Goertzel filter for each of the eight tones (ITU-T Q.23). A block
 * holds a key if one tone of each group stands out, their levels fit (Q.24: the high one up to 4 dB stronger, up to 8 dB
 * weaker), and next to nothing else is in it: that keeps speech from being taken for keys. A key begins with two blocks
 * in a row that agree, and ends with two that differ from it, so 40 ms are always heard and a gap of 10 ms is not. The
 * media thread owns it.
 */
public final class InBandReceiver {

    /** 12.75 ms: long enough to tell neighbouring tones apart, short enough to fit twice into 40 ms wherever it begins. */
    private static final int BLOCK = 102;

    private static final int SAMPLE_RATE_HZ = 8_000;
    private static final double[] LOW_HZ = {697, 770, 852, 941};
    private static final double[] HIGH_HZ = {1_209, 1_336, 1_477, 1_633};
    private static final char[][] KEYS = {
        {'1', '2', '3', 'A'},
        {'4', '5', '6', 'B'},
        {'7', '8', '9', 'C'},
        {'*', '0', '#', 'D'}
    };

    /** -42 dBm0; full scale is 3.14 dBm0 (G.711). */
    private static final double FAINTEST = Math.pow(BLOCK * 32_768 / Math.sqrt(2) * Math.pow(10, -45.14 / 20), 2);

    /** 4 dB. */
    private static final double HIGH_STRONGER = 2.512;

    /** 8 dB, also what each tone must stand out by. */
    private static final double HIGH_WEAKER = 6.31;

    /** All but 0.85 dB of the sound must be the two tones. */
    private static final double PURE = BLOCK * 0.8222;

    private static final char NONE = 0;

    private final double[] coefficients = new double[8];
    private final double[] last = new double[8];
    private final double[] before = new double[8];
    private final double[] power = new double[8];
    private double energy;
    private int samples;
    private char lastHit = NONE;
    private char key = NONE;

    public InBandReceiver() {
        for (int i = 0; i < 4; i++) {
            coefficients[i] = 2 * Math.cos(2 * Math.PI * LOW_HZ[i] / SAMPLE_RATE_HZ);
            coefficients[i + 4] = 2 * Math.cos(2 * Math.PI * HIGH_HZ[i] / SAMPLE_RATE_HZ);
        }
    }

    /** Takes one sample; a key is present at the moment at which it is sure to be pressed. A to D are heard, but no keys. */
    public Optional<Digit> on(short sample) {
        for (int i = 0; i < 8; i++) {
            double now = sample + coefficients[i] * last[i] - before[i];
            before[i] = last[i];
            last[i] = now;
        }
        energy += (double) sample * sample;
        samples++;
        return samples == BLOCK ? endBlock() : Optional.empty();
    }

    /** Whether a key is down. */
    public boolean isDown() {
        return key != NONE;
    }

    private Optional<Digit> endBlock() {
        char hit = keyInBlock();
        clearBlock();
        boolean changed = hit != key && lastHit != key;
        char agreed = changed && hit != lastHit ? NONE : hit;
        lastHit = hit;
        if (!changed) {
            return Optional.empty();
        }
        key = agreed;
        return key == NONE ? Optional.empty() : Digit.of(key);
    }

    private char keyInBlock() {
        for (int i = 0; i < 8; i++) {
            power[i] = 2 * (last[i] * last[i] + before[i] * before[i] - coefficients[i] * last[i] * before[i]);
        }
        int low = strongest(0);
        int high = strongest(4);
        boolean loud = power[low] >= FAINTEST && power[high] >= FAINTEST;
        boolean balanced = power[high] < power[low] * HIGH_STRONGER && power[low] < power[high] * HIGH_WEAKER;
        boolean pure = power[low] + power[high] > PURE * energy;
        return loud && balanced && pure && standsOut(low, 0) && standsOut(high, 4) ? KEYS[low][high - 4] : NONE;
    }

    private int strongest(int from) {
        int strongest = from;
        for (int i = from + 1; i < from + 4; i++) {
            strongest = power[i] > power[strongest] ? i : strongest;
        }
        return strongest;
    }

    private boolean standsOut(int tone, int from) {
        for (int i = from; i < from + 4; i++) {
            if (i != tone && power[i] * HIGH_WEAKER > power[tone]) {
                return false;
            }
        }
        return true;
    }

    private void clearBlock() {
        Arrays.fill(last, 0);
        Arrays.fill(before, 0);
        energy = 0;
        samples = 0;
    }
}
