package io.ivory.runtime.codec;

import java.util.Arrays;

/**
 * ITU-T G.722 at 64 kbit/s with both of its bands, 0 to 7 kHz: two samples at 16 kHz become one byte, whose lower six bits
 * are the lower band and whose upper two are the upper band. Block and variable names of the recommendation (section 6.2)
 * are given where a formula is not plain.
 *
 * <p>One object for one stream, from the answer to the hang-up, whatever is in it: what a byte means to the telephone depends
 * on all bytes before it. A prompt whose bytes were made for the beginning of a stream begins with a crack anywhere else.
 */
public final class G722Wide implements Codec.Encoder {

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

    private boolean wasNarrow;

    /** A sample of the telephone band; the upper band is quiet. */
    @Override
    public byte encode(short sample) {
        wasNarrow = true;
        adaptUpper(G722.QUIET_UPPER_BAND >> 6);
        return (byte) (G722.QUIET_UPPER_BAND | lower.code(sample >> 1));
    }

    /** Takes down a byte of the same stream that somebody else has made. */
    public void follow(byte passedOn) {
        wasNarrow = true;
        adaptUpper(Byte.toUnsignedInt(passedOn) >> 6);
        lower.follow(passedOn & 0x3F);
    }

    /** Two samples at 16 kHz, one after the other. */
    public byte encode(short first, short second) {
        if (wasNarrow) {
            wasNarrow = false;
            Arrays.fill(last, 0); // nobody knows what the wide band was meanwhile
        }
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
        adaptUpper(code);
        return code;
    }

    private void adaptUpper(int code) {
        int heard = (scale * SIZES[code]) >> 15;
        logScale = Math.clamp(((logScale * 127) >> 7) + GROWTH[code], 0, LARGEST_LOG);
        scale = G722Predictor.upperPower(logScale) << 2;
        upper.follow(heard);
    }
}
