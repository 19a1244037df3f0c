package io.ivory.runtime.testphone;

/** The two laws of ITU-T G.711, computed sample by sample and not from the tables of the runtime. */
enum Companding {
    /** Mu-law: payload type 0 (RFC 3551 section 6). */
    PCMU(0, (byte) 0xFF) {
        @Override
        byte encode(int sample) {
            int sign = sample < 0 ? 0x80 : 0;
            int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
            int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
            return (byte) ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0F));
        }

        @Override
        short decode(byte law) {
            int bits = ~law & 0xFF;
            int magnitude = ((((bits & 0x0F) << 3) + 132) << ((bits >> 4) & 7)) - 132;
            return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
        }
    },
    /** A-law: payload type 8. */
    PCMA(8, (byte) 0xD5) {
        @Override
        byte encode(int sample) {
            int sign = sample < 0 ? 0 : 0x80;
            int magnitude = Math.min(sample < 0 ? -sample - 1 : sample, 32_767) >> 4;
            int exponent = Math.max(0, 28 - Integer.numberOfLeadingZeros(Math.max(1, magnitude)));
            int mantissa = exponent == 0 ? magnitude : (magnitude >> (exponent - 1)) & 0x0F;
            return (byte) ((sign | (exponent << 4) | mantissa) ^ 0x55);
        }

        @Override
        short decode(byte law) {
            int bits = (law & 0xFF) ^ 0x55;
            int exponent = (bits >> 4) & 7;
            int mantissa = ((bits & 0x0F) << 4) | 8;
            int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
            return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
        }
    };

    private final int payloadType;
    private final byte silence;

    Companding(int payloadType, byte silence) {
        this.payloadType = payloadType;
        this.silence = silence;
    }

    abstract byte encode(int sample);

    abstract short decode(byte law);

    int payloadType() {
        return payloadType;
    }

    byte silence() {
        return silence;
    }
}
