package io.ivory.runtime.codec;

/**
 * Guesses the next sample of a band from two poles and six zeros that follow the signal, in the arithmetic that ITU-T
 * G.722 section 6.2.1 prescribes bit by bit: both ends must guess the same. One thread owns it.
 */
final class G722Predictor {

    private static final int ZEROS = 6;
    private static final int MOST_POLE_2 = 12_288;

    /** 2048 times two to the power of 0/32 to 31/32 (ilb). */
    private static final int[] POWERS = new int[32];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = (int) Math.round(2_048 * Math.pow(2, i / 32.0));
        }
    }

    private int predicted;
    private int fromZeros;

    private int pole1;
    private int pole2;
    private int rebuilt1;
    private int rebuilt2;
    private int partial1;
    private int partial2;
    private final int[] zeros = new int[ZEROS];
    private final int[] differences = new int[ZEROS];

    /** What the next sample should be. */
    int predicted() {
        return predicted;
    }

    /** The sample differed from what was predicted by this much. */
    void follow(int difference) {
        int rebuilt = limited(predicted + difference);
        int partial = limited(fromZeros + difference);
        movePoles(partial);
        moveZeros(difference);
        rebuilt2 = rebuilt1;
        rebuilt1 = rebuilt;
        partial2 = partial1;
        partial1 = partial;
        predict();
    }

    /** Blocks UPPOL2 and UPPOL1: the poles move by the signs of the last three partial sums. */
    private void movePoles(int partial) {
        boolean sameAsLast = isNegative(partial) == isNegative(partial1);
        boolean sameAsBefore = isNegative(partial) == isNegative(partial2);
        int fourPole1 = limited(pole1 << 2);
        int push = Math.min(sameAsLast ? -fourPole1 : fourPole1, 32_767);
        int second = (push >> 7) + (sameAsBefore ? 128 : -128) + ((pole2 * 32_512) >> 15);
        second = Math.clamp(second, -MOST_POLE_2, MOST_POLE_2);
        int first = limited((sameAsLast ? 192 : -192) + ((pole1 * 32_640) >> 15));
        int most = limited(15_360 - second);
        pole1 = first > most ? most : Math.max(first, -most);
        pole2 = second;
    }

    /** Block UPZERO, and the delay line. */
    private void moveZeros(int difference) {
        int push = difference == 0 ? 0 : 128;
        for (int i = ZEROS - 1; i >= 0; i--) {
            boolean same = isNegative(differences[i]) == isNegative(difference);
            zeros[i] = limited((same ? push : -push) + ((zeros[i] * 32_640) >> 15));
        }
        System.arraycopy(differences, 0, differences, 1, ZEROS - 1);
        differences[0] = difference;
    }

    /** Blocks FILTEP, FILTEZ and PREDIC. */
    private void predict() {
        int fromPoles = limited(((pole1 * limited(2 * rebuilt1)) >> 15) + ((pole2 * limited(2 * rebuilt2)) >> 15));
        int sum = 0;
        for (int i = 0; i < ZEROS; i++) {
            sum += (zeros[i] * limited(2 * differences[i])) >> 15;
        }
        fromZeros = limited(sum);
        predicted = limited(fromPoles + fromZeros);
    }

    /** The scale factor of the lower band of a logarithm in units of 1/2048 (block SCALEL). */
    static int power(int log) {
        return power(log, 8);
    }

    /** The same for the upper band (block SCALEH). */
    static int upperPower(int log) {
        return power(log, 10);
    }

    private static int power(int log, int highest) {
        int mantissa = POWERS[(log >> 6) & 31];
        int shift = highest - (log >> 11);
        return shift < 0 ? mantissa << -shift : mantissa >> shift;
    }

    static int limited(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static boolean isNegative(int value) {
        return value < 0;
    }
}
