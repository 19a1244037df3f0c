package io.ivory.runtime.testphone;

import io.ivory.runtime.speech.Pcm;
import java.util.Arrays;
import java.util.OptionalInt;

/** Judges what was heard: how loud it is, whether a tone is in it, whether it holds a given prompt. */
public final class Listening {

    /** Below this root mean square a line counts as silent: about -50 dB under full scale. */
    public static final double SILENCE_RMS = 100;

    private static final int PROBE_SAMPLES = Pcm.SAMPLE_RATE_HZ / 4;
    private static final double SAME = 0.9;
    private static final double ENOUGH = 0.8;
    private static final int FORGIVEN_SAMPLES = Pcm.SAMPLE_RATE_HZ / 5;

    private Listening() {}

    /** The root mean square, 0 to 32,767. */
    public static double rms(Pcm sound) {
        double sum = 0;
        for (short sample : sound.samples()) {
            sum += (double) sample * sample;
        }
        return sound.samples().length == 0 ? 0 : Math.sqrt(sum / sound.samples().length);
    }

    /** Which share of the sound's energy is a tone of {@code hz}, 0 to 1 (Goertzel's algorithm). */
    public static double toneShare(Pcm sound, double hz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hz / Pcm.SAMPLE_RATE_HZ);
        double before = 0;
        double last = 0;
        double energy = 0;
        for (short sample : sound.samples()) {
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
            energy += (double) sample * sample;
        }
        double power = last * last + before * before - coefficient * last * before;
        return energy == 0 ? 0 : 2 * power / (energy * sound.samples().length);
    }

    /** A tone at half of full scale. */
    public static Pcm tone(double hz, int samples) {
        var tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(16_000 * Math.sin(2 * Math.PI * hz * i / Pcm.SAMPLE_RATE_HZ));
        }
        return new Pcm(tone);
    }

    /**
     * Where {@code prompt} begins in {@code heard}, however loud it was played and whatever law it was packed with.
     * Looks for the prompt's loudest quarter of a second first, then for the others around it; a frame that came late or
     * not at all moves what follows, and is forgiven.
     *
     * @param from the first sample of {@code heard} at which the prompt may begin
     */
    public static OptionalInt find(Pcm prompt, Pcm heard, int from) {
        int probeAt = loudest(prompt.samples(), PROBE_SAMPLES);
        int probeLength = Math.min(PROBE_SAMPLES, prompt.samples().length);
        for (int at = from; at + prompt.samples().length <= heard.samples().length; at++) {
            if (likeness(prompt.samples(), probeAt, heard.samples(), at + probeAt, probeLength) > SAME
                    && shareOfPieces(prompt.samples(), heard.samples(), at) >= ENOUGH) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** Which share of the prompt's audible quarter seconds is heard near where it should be. */
    private static double shareOfPieces(short[] prompt, short[] heard, int at) {
        int pieces = 0;
        int found = 0;
        for (int piece = 0; piece + PROBE_SAMPLES <= prompt.length; piece += PROBE_SAMPLES) {
            if (rms(new Pcm(Arrays.copyOfRange(prompt, piece, piece + PROBE_SAMPLES))) >= SILENCE_RMS) {
                pieces++;
                found += isNear(prompt, piece, heard, at + piece) ? 1 : 0;
            }
        }
        return pieces == 0 ? 1 : (double) found / pieces;
    }

    private static boolean isNear(short[] prompt, int piece, short[] heard, int expected) {
        for (int shift = 0; shift <= FORGIVEN_SAMPLES; shift++) {
            for (int at : new int[] {expected + shift, expected - shift}) {
                if (at >= 0
                        && at + PROBE_SAMPLES <= heard.length
                        && likeness(prompt, piece, heard, at, PROBE_SAMPLES) > SAME) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The cosine between two stretches of sound: 1 for the same wave, 0 for strangers. */
    private static double likeness(short[] one, int oneAt, short[] other, int otherAt, int length) {
        double product = 0;
        double oneEnergy = 0;
        double otherEnergy = 0;
        for (int i = 0; i < length; i++) {
            double a = one[oneAt + i];
            double b = other[otherAt + i];
            product += a * b;
            oneEnergy += a * a;
            otherEnergy += b * b;
        }
        return oneEnergy == 0 || otherEnergy == 0 ? 0 : product / Math.sqrt(oneEnergy * otherEnergy);
    }

    private static int loudest(short[] samples, int window) {
        int best = 0;
        double bestEnergy = -1;
        for (int at = 0; at + window <= samples.length; at += window / 4) {
            double energy = rms(new Pcm(Arrays.copyOfRange(samples, at, at + window)));
            if (energy > bestEnergy) {
                bestEnergy = energy;
                best = at;
            }
        }
        return best;
    }
}
