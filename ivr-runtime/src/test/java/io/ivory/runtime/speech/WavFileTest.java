package io.ivory.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Uploaded recordings: what is understood, and what hostile or damaged files do. */
class WavFileTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        var sound = new Pcm(Sounds.tone(440, 8_000, 500, 0.5));

        assertThat(WavFile.read(WavFile.write(sound))).isEqualTo(sound);
    }

    @Test
    void aStudioRecordingKeepsItsPitchLengthAndLevel() {
        byte[] file = wav(1, 1, 44_100, 16, pcm16(Sounds.tone(1_000, 44_100, 1_000, 0.5)));

        Pcm sound = WavFile.read(file);

        assertThat(sound.length().toMillis()).isEqualTo(1_000);
        assertThat(Sounds.amplitudeAt(1_000, sound.samples())).isCloseTo(0.5, within(0.01));
    }

    @Test
    void whatNoTelephoneCarriesDoesNotFoldBackIntoTheVoice() {
        // 5 kHz would be heard as 3 kHz after careless decimation
        byte[] file = wav(1, 1, 16_000, 16, pcm16(Sounds.tone(5_000, 16_000, 1_000, 0.8)));

        short[] heard = WavFile.read(file).samples();

        assertThat(Sounds.amplitudeAt(3_000, heard)).isLessThan(0.001);
    }

    @Test
    void stereoIsMixed() {
        short[] left = Sounds.tone(500, 8_000, 200, 0.4);
        short[] both = new short[left.length * 2];
        for (int i = 0; i < left.length; i++) {
            both[2 * i] = left[i];
        }

        short[] heard = WavFile.read(wav(1, 2, 8_000, 16, pcm16(both))).samples();

        assertThat(heard).hasSameSizeAs(left);
        assertThat(Sounds.amplitudeAt(500, heard)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void eightBitsAreUnsigned() {
        Pcm sound = WavFile.read(wav(1, 1, 8_000, 8, new byte[] {(byte) 128, (byte) 255, 0}));

        assertThat(sound.samples()).containsExactly((short) 0, (short) (127 << 8), Short.MIN_VALUE);
    }

    @Test
    void studioFormatsKeepTheirUpperSixteenBits() {
        short loud = 0x4000;

        assertThat(WavFile.read(wav(1, 1, 8_000, 24, new byte[] {1, 0, 0x40})).samples())
                .containsExactly(loud);
        assertThat(WavFile.read(wav(1, 1, 8_000, 32, new byte[] {1, 2, 0, 0x40}))
                        .samples())
                .containsExactly(loud);
        // IEEE 754: 0.5, 2.0 and not a number
        byte[] floats = {0, 0, 0, 0x3F, 0, 0, 0, 0x40, 0, 0, (byte) 0xC0, 0x7F};
        assertThat(WavFile.read(wav(3, 1, 8_000, 32, floats)).samples())
                .containsExactly(loud, Short.MAX_VALUE, (short) 0);
    }

    @Test
    void whatWasRecordedInTheWideBandIsKeptInIt() {
        Pcm sound = WavFile.read(wav(1, 1, 44_100, 16, pcm16(Sounds.tone(6_000, 44_100, 500, 0.5))));

        assertThat(sound.wide())
                .hasValueSatisfying(wide -> assertThat(Sounds.rms(wide)).isGreaterThan(10_000));
        assertThat(Sounds.rms(sound.samples())).isLessThan(100);
        assertThat(WavFile.read(WavFile.writeWide(sound)).wide())
                .hasValue(sound.wide().orElseThrow());
    }

    @Test
    void telephoneCodesAreDecodedAsG711Says() {
        // ITU-T G.711: the loudest and the quietest code of each law
        assertThat(WavFile.read(wav(7, 1, 8_000, 8, new byte[] {(byte) 0x80, 0x00, (byte) 0xFF}))
                        .samples())
                .containsExactly((short) 32_124, (short) -32_124, (short) 0);
        assertThat(WavFile.read(wav(6, 1, 8_000, 8, new byte[] {(byte) 0xAA, 0x2A, (byte) 0xD5}))
                        .samples())
                .containsExactly((short) 32_256, (short) -32_256, (short) 8);
    }

    @Test
    void partsThatAreNoSoundArePassedOver() {
        var plain = WavFile.write(new Pcm(new short[] {1, 2, 3}));
        var out = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        out.put(plain, 0, 12)
                .put("LIST".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .put(new byte[4]) // three bytes and one to fill up
                .put(plain, 12, plain.length - 12);

        assertThat(WavFile.read(out.array()).samples()).containsExactly((short) 1, (short) 2, (short) 3);
    }

    @Test
    void aFileSaysWhatIsWrongWithIt() {
        assertRefused("MP3 or so".getBytes(StandardCharsets.US_ASCII), "does not begin with \"RIFF\"");
        assertRefused(wav(2, 1, 8_000, 4, new byte[8]), "format 2 with 4 bits: save it as 16-bit PCM");
        assertRefused(wav(1, 6, 8_000, 16, new byte[12]), "6 channels");
        assertRefused(wav(1, 1, 4_000, 16, new byte[2]), "8000 to 192000 samples a second, but this one has 4000");
        assertRefused(wav(1, 1, -1, 16, new byte[2]), "this one has 4294967295");
    }

    @Test
    void aLengthThatTheFileDoesNotHaveTakesNoMemory() {
        byte[] file = WavFile.write(new Pcm(new short[10]));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0xFFFF_FFF0);

        assertRefused(file, "its part \"data\" says it has 4294967280 bytes, but 20 are left");
    }

    @Test
    void noDamageEscapesAsAnythingButAMessage() {
        var random = new Random(7);
        byte[] good = wav(1, 2, 11_025, 16, pcm16(Sounds.tone(300, 11_025, 40, 0.5)));
        int understood = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int flips = random.nextInt(6); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(Math.min(bad.length, 60))] = (byte) random.nextInt(256);
            }
            try {
                WavFile.read(bad);
                understood++;
            } catch (WavFormatException said) {
                assertThat(said.getMessage()).contains("WAV");
            }
        }
        assertThat(understood).isPositive();
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> WavFile.read(file))
                .isInstanceOf(WavFormatException.class)
                .hasMessageContaining(message);
    }

    private static byte[] pcm16(short[] samples) {
        var out = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        out.asShortBuffer().put(samples);
        return out.array();
    }

    private static byte[] wav(int format, int channels, int rateHz, int bits, byte[] data) {
        var out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) format).putShort((short) channels).putInt(rateHz);
        out.putInt(rateHz * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        return out.array();
    }
}
