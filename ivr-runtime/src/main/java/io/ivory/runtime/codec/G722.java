package io.ivory.runtime.codec;

/**
 * The lower band of ITU-T G.722 at 64 kbit/s, 0 to 4 kHz: six bits a sample by adaptive differences (ADPCM). Sound with
 * 8,000 samples a second has nothing in the upper band: that is sent as silence here and not listened to. What a caller
 * hears of prompts is the wide band, where they have it ({@link G722Wide}); what we hear of a caller is the telephone's.
 *
 * <p>One object for one direction of one stream: each sample depends on those before it. Block and variable names of the
 * recommendation (section 6.2) are given where a formula is not plain.
 */
final class G722 implements Codec.Encoder, Codec.Decoder {

    /** The two bits of the upper band for its smallest difference. */
    static final int QUIET_UPPER_BAND = 0xC0;

    /** Table 14: where the quantiser of the encoder steps (q6), for a scale factor of one. */
    private static final int[] STEPS = {
        35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1_023, 1_121, 1_219,
        1_339, 1_458, 1_612, 1_765, 1_980, 2_195, 2_557, 2_919
    };

    /** What the six bits mean (qm6), positive differences from the largest to the smallest. */
    private static final int[] SIZES_6 = {
        24_808, 21_904, 19_008, 16_704, 14_984, 13_512, 12_280, 11_192, 10_232, 9_360, 8_576, 7_856, 7_192, 6_576,
        6_000, 5_456, 4_944, 4_464, 4_008, 3_576, 3_168, 2_776, 2_400, 2_032, 1_688, 1_360, 1_040, 728, 432, 136
    };

    /** What their upper four mean (qm4): only these steer the predictor, so that the lower two may be stolen. */
    private static final int[] SIZES_4 = {20_456, 12_896, 8_968, 6_288, 4_240, 2_584, 1_200, 0};

    /** How the scale factor follows (wl by rl42), for the sizes above. */
    private static final int[] GROWTH = {3_042, 1_198, 538, 334, 172, 58, -30, -60};

    private static final int LARGEST_LOG = 18_432;

    private int logScale;
    private int scale = 32;
    private final G722Predictor predictor = new G722Predictor();

    @Override
    public byte encode(short sample) {
        return (byte) (QUIET_UPPER_BAND | code(sample >> 1));
    }

    /** The six bits for a sample of the lower band, 15 bits with its sign. */
    int code(int sample) {
        int difference = G722Predictor.limited(sample - predictor.predicted());
        int size = difference >= 0 ? difference : -(difference + 1);
        int step = 0;
        while (step < STEPS.length && size >= (STEPS[step] * scale) >> 12) {
            step++;
        }
        int code = codeOf(difference < 0, step);
        adapt(code >> 2);
        return code;
    }

    @Override
    public short decode(byte octet) {
        int code = octet & 0x3F;
        int heard = Math.clamp(predictor.predicted() + ((size6(code) * scale) >> 15), -16_384, 16_383);
        adapt(code >> 2);
        return (short) (heard << 1);
    }

    /** The codes 4 to 31 are negative from the largest to the smallest difference but two, 32 to 61 positive. */
    private static int codeOf(boolean negative, int step) {
        if (!negative) {
            return 61 - step;
        }
        return step < 2 ? 63 - step : 33 - step;
    }

    private static int size6(int code) {
        if (code < 4) {
            return -136; // never sent
        }
        if (code < 32) {
            return -SIZES_6[code - 4];
        }
        return code < 62 ? SIZES_6[code - 32] : -SIZES_6[code - 34];
    }

    /** What {@link #code} would have done to come to this code: both ends of a stream go the same way. */
    void follow(int code) {
        adapt(code >> 2);
    }

    private void adapt(int upperBits) {
        boolean positive = upperBits >= 8;
        int place = positive ? upperBits - 8 : upperBits - 1; // 0 to 7; what would be -1 and 15 mean zero
        boolean zero = upperBits == 0 || upperBits == 15;
        int size = zero ? 0 : SIZES_4[place];
        int growth = zero ? GROWTH[7] : GROWTH[place];
        int difference = ((positive ? size : -size) * scale) >> 15;
        logScale = Math.clamp(((logScale * 127) >> 7) + growth, 0, LARGEST_LOG);
        scale = G722Predictor.power(logScale) << 2;
        predictor.follow(difference);
    }
}
