package io.ivory.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

    @ParameterizedTest(name = "u-law {0} is {1}")
    @CsvSource({
        // decision values of G.711 Table 2a in 14 bits, and the character signal of the interval above each
        "0, FF",
        "1, FE",
        "2, FE",
        "3, FD",
        "31, EF",
        "34, EF",
        "35, EE",
        "95, DF",
        "223, CF",
        "479, BF",
        "991, AF",
        "2015, 9F",
        "4062, 90",
        "4063, 8F",
        "7903, 80",
        "8158, 80",
        "8191, 80",
        "-1, 7E",
        "-31, 6F",
        "-95, 5F",
        "-4063, 0F",
        "-8159, 00",
        "-8192, 00"
    })
    void encodesUlawAsInTable2a(int sample14, String code) {
        assertThat(hex(Codec.PCMU.encode((short) (sample14 * 4)))).isEqualTo(code);
    }

    @ParameterizedTest(name = "u-law {0} sounds as {1}")
    @CsvSource({
        "FF, 0",
        "FE, 2",
        "F0, 30",
        "EF, 33",
        "E0, 93",
        "DF, 99",
        "CF, 231",
        "8F, 4191",
        "81, 7775",
        "80, 8031",
        "00, -8031",
        "7E, -2",
        "7F, 0"
    })
    void decodesUlawAsInTable2a(String code, int sample14) {
        assertThat((int) Codec.PCMU.decode(octet(code))).isEqualTo(sample14 * 4);
    }

    @ParameterizedTest(name = "A-law {0} is {1}")
    @CsvSource({
        // decision values of G.711 Table 1a in 13 bits
        "0, D5",
        "1, D5",
        "2, D4",
        "62, CA",
        "64, F5",
        "66, F5",
        "68, F4",
        "128, E5",
        "256, 95",
        "512, 85",
        "1024, B5",
        "2048, A5",
        "3968, AA",
        "4095, AA",
        "-1, 55",
        "-2, 55",
        "-3, 54",
        "-64, 4A",
        "-65, 75",
        "-4096, 2A"
    })
    void encodesAlawAsInTable1a(int sample13, String code) {
        assertThat(hex(Codec.PCMA.encode((short) (sample13 * 8)))).isEqualTo(code);
    }

    @ParameterizedTest(name = "A-law {0} sounds as {1}")
    @CsvSource({
        "D5, 1",
        "D4, 3",
        "DA, 31",
        "C5, 33",
        "F5, 66",
        "E5, 132",
        "95, 264",
        "A5, 2112",
        "AA, 4032",
        "2A, -4032",
        "55, -1"
    })
    void decodesAlawAsInTable1a(String code, int sample13) {
        assertThat((int) Codec.PCMA.decode(octet(code))).isEqualTo(sample13 * 8);
    }

    /** G.711 Tables 5 and 6: these eight bytes, repeated, are 1 kHz at 0 dBm0, 3.14 or 3.17 dB under full scale. */
    @ParameterizedTest
    @CsvSource({"PCMU, 1E0B0B1E9E8B8B9E, 3.17", "PCMA, 34212134B4A1A1B4, 3.14"})
    void theDigitalMilliwattHasItsLevel(Codec codec, String milliwatt, double belowFullScaleDb) {
        short[] samples = codec.decode(HexFormat.of().parseHex(milliwatt));

        double power = 0;
        for (short sample : samples) {
            power += sample * (double) sample / samples.length;
        }
        double fullScale = codec == Codec.PCMU ? 8159 * 4 : 4096 * 8;
        double db = 10 * Math.log10(power / (fullScale * fullScale / 2));
        assertThat(db).isCloseTo(-belowFullScaleDb, within(0.02));
        assertThat(HexFormat.of().withUpperCase().formatHex(codec.encode(samples)))
                .isEqualTo(milliwatt);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA"})
    void everyByteSurvivesDecodingAndEncoding(Codec codec) {
        for (int code = 0; code < 256; code++) {
            short sample = codec.decode((byte) code);

            assertThat(codec.decode(codec.encode(sample))).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA"})
    void noSampleIsOffByMuch(Codec codec) {
        for (int sample = -32_000; sample <= 32_000; sample++) {
            int heard = codec.decode(codec.encode((short) sample));

            assertThat(Math.abs(heard - sample)).isLessThanOrEqualTo(4 + Math.max(8, Math.abs(sample) / 24));
        }
    }

    @Test
    void convertingBetweenTheLawsKeepsTheSound() {
        for (int code = 0; code < 256; code++) {
            short before = Codec.PCMU.decode((byte) code);
            short after = Codec.PCMA.decode(new Transcoder(Codec.PCMU, Codec.PCMA).convert((byte) code));

            assertThat(Math.abs(after - before)).isLessThanOrEqualTo(Math.max(8, Math.abs(before) / 25));
        }
        assertThat(new Transcoder(Codec.PCMA, Codec.PCMA).convert((byte) 0x2A)).isEqualTo((byte) 0x2A);
    }

    private static byte octet(String hex) {
        return (byte) HexFormat.fromHexDigits(hex);
    }

    private static String hex(byte code) {
        return HexFormat.of().withUpperCase().toHexDigits(code);
    }
}
