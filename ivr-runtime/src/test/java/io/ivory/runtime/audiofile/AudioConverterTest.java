package io.ivory.runtime.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.WavFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of files that people upload. The seeds hold 0.6 s of 440 Hz each. */
@Timeout(120)
class AudioConverterTest {

    private static final Path SEEDS = Path.of("src/test/resources/fuzz/audio");

    private final AudioConverter converter = new AudioConverter();

    @ParameterizedTest
    @CsvSource({"tone.mp3, MP3", "tone.ogg, OGG_VORBIS", "tone.opus, OGG_OPUS"})
    void compressedFilesBecomeRecordings(String file, AudioFormatName format) throws IOException {
        Converted converted = converter.convert(Files.readAllBytes(SEEDS.resolve(file)));

        assertThat(converted.format()).isEqualTo(format);
        assertThat(converted.before().toMillis()).isCloseTo(600, within(80L));
        assertThat(amplitudeAt(440, converted.sound().samples())).isGreaterThan(0.05);
        Pcm kept = WavFile.read(converted.wav());
        assertThat(kept.wide()).isPresent();
        assertThat(kept.samples()).hasSameSizeAs(converted.sound().samples());
    }

    @Test
    void silenceGoesAndTheLevelIsThatOfAllPrompts() {
        short[] samples = new short[8_000 * 4];
        System.arraycopy(tone(0.02), 0, samples, 8_000, 8_000);

        Converted converted = converter.convert(WavFile.write(new Pcm(samples)));

        assertThat(converted.before()).isEqualTo(Duration.ofSeconds(4));
        assertThat(converted.sound().length()).isBetween(Duration.ofMillis(1_150), Duration.ofMillis(1_300));
        assertThat(amplitudeAt(440, converted.sound().samples())).isGreaterThan(0.06);
    }

    @Test
    void thePreviewIsWhatIsLeftOnTheTelephone() {
        Converted converted = converter.convert(WavFile.write(new Pcm(tone(0.2))));

        Pcm preview = WavFile.read(converted.asOnThePhone());

        assertThat(preview.samples())
                .hasSameSizeAs(converted.sound().samples())
                .isNotEqualTo(converted.sound().samples());
        assertThat(Arrays.stream(toInts(preview.samples())).distinct().count()).isLessThanOrEqualTo(256);
    }

    @Test
    void whatIsNoSoundIsRefusedWithASentence() {
        assertRefused(new byte[0], "The file is empty.");
        assertRefused(ascii("<script>alert(1)</script>"), "This is no sound file.");
        assertRefused(ascii("0000ftypM4A "), "This is an MP4 or M4A file, which is not understood.");
        assertRefused(ascii("fLaC0000"), "This is a FLAC file, which is not understood.");
        assertRefused(ascii("RIFF0000WAVE"), "The WAV file holds no sound");
        assertRefused(ascii("OggS" + "0".repeat(40)), "The Ogg file holds neither Vorbis nor Opus sound.");
        assertRefused(ascii("ID3" + "0".repeat(400)), "no sound in the MP3 file");
        assertRefused(WavFile.write(Pcm.silence(Duration.ofSeconds(1))), "There is only silence in the file.");
        assertRefused(new byte[AudioConverter.MAX_FILE_BYTES + 1], "A recording has at most 20 MB");
    }

    @Test
    void aRecordingOfElevenMinutesIsTooLong() {
        assertRefused(WavFile.write(new Pcm(new short[8_000 * 660])), "A recording lasts at most 10 minutes");
    }

    @Test
    void damageIsRefusedOrHeardAndNeverAnythingElse() throws IOException {
        var random = new Random(7);
        for (String file : new String[] {"tone.mp3", "tone.ogg", "tone.opus"}) {
            byte[] good = Files.readAllBytes(SEEDS.resolve(file));
            for (int round = 0; round < 60; round++) {
                byte[] bad = Arrays.copyOf(good, 30 + random.nextInt(good.length - 30));
                for (int flips = random.nextInt(8); flips > 0; flips--) {
                    bad[30 + random.nextInt(bad.length - 30)] = (byte) random.nextInt(256);
                }
                try {
                    AudioFile.read(bad, Duration.ofSeconds(5));
                } catch (AudioFileException said) {
                    assertThat(said.getMessage()).endsWith(".");
                }
            }
        }
    }

    /** A decoder that a file has sent round in circles. */
    static final class Circling {

        private Circling() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join(); // for ever
        }
    }

    /** A decoder that a file makes ask for more than there is. */
    static final class Greedy {

        private Greedy() {}

        public static void main(String[] arguments) {
            System.out.print(new int[Integer.MAX_VALUE - 8].length);
        }
    }

    @Test
    void aDecoderThatNeverEndsOrTakesAllMemoryHarmsNobody() throws IOException {
        byte[] mp3 = Files.readAllBytes(SEEDS.resolve("tone.mp3"));

        assertThatThrownBy(() -> new AudioConverter(Duration.ofMillis(800), Circling.class).convert(mp3))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("could not be converted");
        assertThatThrownBy(() -> new AudioConverter(Duration.ofSeconds(60), Greedy.class).convert(mp3))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("could not be converted");
    }

    private void assertRefused(byte[] file, String sentence) {
        assertThatThrownBy(() -> converter.convert(file))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining(sentence);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int[] toInts(short[] samples) {
        int[] ints = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            ints[i] = samples[i];
        }
        return ints;
    }

    private static short[] tone(double peak) {
        short[] samples = new short[8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32_767 * peak * Math.sin(2 * Math.PI * 440 * i / 8_000));
        }
        return samples;
    }

    private static double amplitudeAt(double hz, short[] samples) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < samples.length; i++) {
            re += samples[i] * Math.cos(2 * Math.PI * hz * i / 8_000);
            im += samples[i] * Math.sin(2 * Math.PI * hz * i / 8_000);
        }
        return 2 * Math.hypot(re, im) / samples.length / 32_768;
    }
}
