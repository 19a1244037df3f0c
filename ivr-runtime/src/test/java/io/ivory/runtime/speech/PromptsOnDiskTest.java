package io.ivory.runtime.speech;

import static io.ivory.runtime.speech.TestLibrary.WELCOME;
import static io.ivory.runtime.speech.TestLibrary.beep;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is spoken once is kept on the disk, within bounds, and nothing that a caller said. */
class PromptsOnDiskTest {

    @TempDir
    Path folder;

    @Test
    void preparedSpeechSurvivesARestart() {
        try (var before = TestLibrary.in(folder, new CountingEngine("engine", text -> beep()))) {
            assertThat(before.prepare(List.of(WELCOME))).isEmpty();
        }

        var engine = new CountingEngine("engine", text -> beep());
        try (var after = TestLibrary.in(folder, engine)) {
            assertThat(after.of(WELCOME)).isEqualTo(Loudness.even(beep()));
        }
        assertThat(engine.synthesised).hasValue(0);
    }

    @Test
    void theWideBandSurvivesARestartToo() {
        Pcm wide = Pcm.sampledAt(16_000, Sounds.tone(6_000, 16_000, 300, 0.2));
        Pcm both = new Pcm(beep().samples(), Arrays.copyOf(wide.wide().orElseThrow(), 3_200));
        try (var before = TestLibrary.in(folder, new CountingEngine("engine", text -> both))) {
            before.prepare(List.of(WELCOME));
        }

        var engine = new CountingEngine("engine", text -> both);
        try (var after = TestLibrary.in(folder, engine)) {
            assertThat(after.of(WELCOME)).isEqualTo(Loudness.even(both));
            assertThat(after.of(WELCOME).wide()).isPresent();
        }
        assertThat(engine.synthesised).hasValue(0);
    }

    @Test
    void wordsWithACallersValuesNeverReachTheDisk() throws IOException {
        try (var library = TestLibrary.in(folder, new CountingEngine("engine", text -> beep()))) {
            library.of(new Spoken("Your PIN is 4711", Language.ENGLISH));
        }

        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void anotherVoiceDoesNotSoundLikeTheCacheOfTheOldOne() {
        try (var library = TestLibrary.in(folder, new CountingEngine("old voice", text -> beep()))) {
            library.prepare(List.of(WELCOME));
        }
        var newVoice = new CountingEngine("new voice", text -> new Pcm(Sounds.tone(700, 8_000, 300, 0.2)));

        try (var library = TestLibrary.in(folder, newVoice)) {
            assertThat(library.of(WELCOME).length()).isGreaterThan(Duration.ofMillis(400));
        }
        assertThat(newVoice.synthesised).hasValue(1);
    }

    @Test
    void aDamagedFileIsIgnoredAndReplaced() throws IOException {
        try (var library = TestLibrary.in(folder, new CountingEngine("engine", text -> beep()))) {
            library.prepare(List.of(WELCOME));
        }
        Path file = filesIn(folder).getFirst();
        byte[] damaged = Files.readAllBytes(file);
        damaged[100] ^= 1;
        Files.write(file, damaged);

        var engine = new CountingEngine("engine", text -> beep());
        try (var library = TestLibrary.in(folder, engine)) {
            library.prepare(List.of(WELCOME));
        }

        assertThat(engine.synthesised).hasValue(1);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(damaged);
    }

    @Test
    void theDiskHoldsNoMoreThanItMayAndDropsTheOldestFirst() throws IOException {
        long bytesOfOne = 2L * Loudness.even(beep()).samples().length + 8;
        var settings = new PromptLibrary.Settings(folder, 10 * bytesOfOne, 1 << 20, 1, 10, Duration.ofSeconds(5));
        var engine = new CountingEngine("engine", text -> beep());
        try (var library = TestLibrary.with(settings, engine)) {
            for (int i = 0; i < 25; i++) {
                library.prepare(List.of(new Spoken("prompt " + i, Language.ENGLISH)));
            }
        }
        assertThat(filesIn(folder)).hasSizeBetween(8, 10);

        try (var library = TestLibrary.with(settings, engine)) {
            library.of(new Spoken("prompt 24", Language.ENGLISH));
            assertThat(engine.synthesised).hasValue(25);
            library.of(new Spoken("prompt 0", Language.ENGLISH));
            assertThat(engine.synthesised).hasValue(26);
        }
    }

    @Test
    void aDiskThatCannotBeWrittenCostsNoCall() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        try (var library =
                TestLibrary.with(PromptLibrary.Settings.in(notAFolder), new CountingEngine("engine", text -> beep()))) {
            assertThat(library.prepare(List.of(WELCOME))).isEmpty();
            assertThat(library.of(WELCOME)).isEqualTo(Loudness.even(beep()));
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
