package io.ivory.runtime.codec;

/**
 * ITU-T G.722 at 64 kbit/s with both of its bands, 0 to 7 kHz: two samples at 16 kHz become one byte, whose lower six bits
 * are the lower band and whose upper two are the upper band. Block and variable names of the recommendation (section 6.2)
 * are given where a formula is not plain. One object for one stream.
 */
final class G722Wide {

    /** Table 11: half of the coefficients of the quadrature mirror filter, which are symmetric. */
    private static final int[] FILTER = {3, -11, 12, 32, -210, 951, 3_876, -805, 362, -156, 53, -11};

    /** What the two bits mean (qm2): -large, -small, large, small. */
    private static final int[] SIZES = {-7_408, -1_616, 7_408, 1_616};

    /** How the scale factor follows (wh by rh2), for the codes 0 to 3. */
    private static final int[] GROWTH = {798, -214, 798, -214};

    /** Where the quantiser steps from small to large (q2), for a scale factor of one. */
    private static final int STEP = 564;

    private static final int LARGEST_LOG = 22_528;

    private final int[] last = new int[2 * FILTER.length];
    private final G722 lower = new G722();
    private final G722Predictor upper = new G722Predictor();
    private int logScale;
    private int scale = 8;

    private G722Wide() {}

    /** The bytes of a whole stream, one for two samples. */
    static byte[] encode(short[] wide) {
        var stream = new G722Wide();
        byte[] bytes = new byte[wide.length / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = stream.encode(wide[2 * i], wide[2 * i + 1]);
        }
        return bytes;
    }

    private byte encode(short first, short second) {
        System.arraycopy(last, 2, last, 0, last.length - 2);
        last[last.length - 2] = first;
        last[last.length - 1] = second;
        int odd = 0;
        int even = 0;
        for (int i = 0; i < FILTER.length; i++) {
            odd += last[2 * i] * FILTER[i];
            even += last[2 * i + 1] * FILTER[FILTER.length - 1 - i];
        }
        int low = Math.clamp((even + odd) >> 14, -16_384, 16_383);
        int high = Math.clamp((even - odd) >> 14, -16_384, 16_383);
        return (byte) (upperCode(high) << 6 | lower.code(low));
    }

    /** The two bits for a sample of the upper band (blocks QUANTH, INVQAH, LOGSCH, SCALEH). */
    private int upperCode(int sample) {
        int difference = G722Predictor.limited(sample - upper.predicted());
        int size = difference >= 0 ? difference : -(difference + 1);
        boolean large = size >= (STEP * scale) >> 12;
        int code = (difference >= 0 ? 2 : 0) + (large ? 0 : 1);
        int heard = (scale * SIZES[code]) >> 15;
        logScale = Math.clamp(((logScale * 127) >> 7) + GROWTH[code], 0, LARGEST_LOG);
        scale = G722Predictor.upperPower(logScale) << 2;
        upper.follow(heard);
        return code;
    }
}
