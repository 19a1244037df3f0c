package io.ivory.runtime.codec;

/**
 * The two companding laws of ITU-T G.711 as tables: each byte is a sign, one of eight segments and one of sixteen steps
 * within it; from one segment to the next the steps double.
 *
 * <pre>
 *   7   6 5 4   3 2 1 0
 * +---+-------+---------+
 * | S |segment|  step   |   u-law inverts all bits, A-law every second one (0x55)
 * +---+-------+---------+
 * </pre>
 *
 * <p>Samples here have 16 bits; the recommendation counts u-law in 14 and A-law in 13, so its values appear times four
 * and times eight.
 */
final class G711 {

    static final short[] ULAW_DECODED = new short[256];
    static final byte[] ULAW_ENCODED = new byte[1 << 14];
    static final short[] ALAW_DECODED = new short[256];
    static final byte[] ALAW_ENCODED = new byte[1 << 14];

    /** G.711 Table 2a: the lowest decision value of the top segment is 4063 = 4096 - 33 in 14 bits. */
    private static final int ULAW_BIAS = 33;

    private static final int ULAW_CLIP = 8158;
    private static final int ALAW_CLIP = 4095;

    static {
        for (int code = 0; code < 256; code++) {
            ULAW_DECODED[code] = (short) ulawSample(code);
            ALAW_DECODED[code] = (short) alawSample(code);
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample += 4) {
            ULAW_ENCODED[index((short) sample)] = (byte) ulawCode(sample >> 2);
            ALAW_ENCODED[index((short) sample)] = (byte) alawCode(sample >> 3);
        }
    }

    private G711() {}

    /** Where a sample is found in the encoding tables: its upper 14 bits. */
    static int index(short sample) {
        return (sample >> 2) & 0x3FFF;
    }

    private static int ulawCode(int sample14) {
        boolean negative = sample14 < 0;
        int biased = Math.min(negative ? -sample14 : sample14, ULAW_CLIP) + ULAW_BIAS;
        int segment = highestBit(biased) - 5;
        int step = (biased >> (segment + 1)) & 0xF;
        return (segment << 4 | step) ^ (negative ? 0x7F : 0xFF);
    }

    private static int ulawSample(int code) {
        int plain = ~code;
        int segment = (plain >> 4) & 0x7;
        int magnitude = ((((plain & 0xF) << 1) + ULAW_BIAS) << segment) - ULAW_BIAS;
        return 4 * ((plain & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static int alawCode(int sample13) {
        boolean negative = sample13 < 0;
        int magnitude = Math.min(negative ? -sample13 - 1 : sample13, ALAW_CLIP);
        int segment = Math.max(0, highestBit(magnitude) - 4);
        int step = (magnitude >> Math.max(1, segment)) & 0xF;
        return (segment << 4 | step) ^ (negative ? 0x55 : 0xD5);
    }

    private static int alawSample(int code) {
        int plain = code ^ 0x55;
        int segment = (plain >> 4) & 0x7;
        int step = ((plain & 0xF) << 1) + 1;
        int magnitude = segment == 0 ? step : (step + 32) << (segment - 1);
        return 8 * ((plain & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static int highestBit(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
