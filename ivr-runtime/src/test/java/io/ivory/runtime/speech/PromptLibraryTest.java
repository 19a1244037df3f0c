package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ivory.flow.Language;
import io.ivory.runtime.call.Utterance.Part.Recorded;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the sound of prompts comes from, and what happens when an engine or a disk lets us down. */
class PromptLibraryTest {

    private static final Spoken WELCOME = new Spoken("Welcome to the shop", Language.ENGLISH);

    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.addAndGet(1_000));

    @TempDir
    Path folder;

    @Test
    void aThousandCallsThatNeedTheSameWordsWaitForOneSynthesis() throws Exception {
        var everybodyAsked = new CountDownLatch(1_000);
        var engine = new CountingEngine("engine", text -> {
            awaitQuietly(everybodyAsked);
            return beep();
        });

        try (var library = library(engine);
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var sounds = new ArrayList<Future<Pcm>>();
            for (int call = 0; call < 1_000; call++) {
                sounds.add(calls.submit(() -> {
                    everybodyAsked.countDown();
                    return library.of(WELCOME);
                }));
            }
            for (Future<Pcm> sound : sounds) {
                assertThat(sound.get()).isSameAs(sounds.getFirst().get());
            }
        }
        assertThat(engine.synthesised).hasValue(1);
    }

    @Test
    void preparedSpeechSurvivesARestart() {
        try (var before = library(new CountingEngine("engine", text -> beep()))) {
            assertThat(before.prepare(List.of(WELCOME))).isEmpty();
        }

        var engine = new CountingEngine("engine", text -> beep());
        try (var after = library(engine)) {
            assertThat(after.of(WELCOME)).isEqualTo(Loudness.even(beep()));
        }
        assertThat(engine.synthesised).hasValue(0);
    }

    @Test
    void whoWatchesSeesWhereWordsCameFrom() {
        try (var before = library(new CountingEngine("engine", text -> beep()))) {
            before.prepare(List.of(WELCOME));
            assertThat(before.counters().diskBytes()).isPositive();
        }
        var engine = new CountingEngine("engine", text -> {
            if (text.startsWith("Fail")) {
                throw new SpeechException("no");
            }
            return beep();
        });
        var other = new CountingEngine("other", text -> {
            if (text.equals("Fail both")) {
                throw new SpeechException("neither");
            }
            return beep();
        });

        try (var library = library(engine, other)) {
            library.of(WELCOME);
            library.of(WELCOME);
            library.of(new Spoken("Hello", Language.ENGLISH));
            library.of(new Spoken("Fail once", Language.ENGLISH));
            assertThatThrownBy(() -> library.of(new Spoken("Fail both", Language.ENGLISH)))
                    .isInstanceOf(SpeechException.class);

            assertThat(library.counters()).satisfies(counters -> {
                assertThat(counters.fromDisk()).isEqualTo(1);
                assertThat(counters.fromMemory()).isEqualTo(1);
                assertThat(counters.made()).isEqualTo(2);
                assertThat(counters.fallbacks()).isEqualTo(1);
                assertThat(counters.unspoken()).isEqualTo(1);
                assertThat(counters.memoryBytes()).isPositive();
            });
        }
    }

    @Test
    void theWideBandSurvivesARestartToo() {
        Pcm wide = Pcm.sampledAt(16_000, Sounds.tone(6_000, 16_000, 300, 0.2));
        Pcm both = new Pcm(beep().samples(), Arrays.copyOf(wide.wide().orElseThrow(), 3_200));
        try (var before = library(new CountingEngine("engine", text -> both))) {
            before.prepare(List.of(WELCOME));
        }

        var engine = new CountingEngine("engine", text -> both);
        try (var after = library(engine)) {
            assertThat(after.of(WELCOME)).isEqualTo(Loudness.even(both));
            assertThat(after.of(WELCOME).wide()).isPresent();
        }
        assertThat(engine.synthesised).hasValue(0);
    }

    @Test
    void wordsWithACallersValuesNeverReachTheDisk() throws IOException {
        try (var library = library(new CountingEngine("engine", text -> beep()))) {
            library.of(new Spoken("Your PIN is 4711", Language.ENGLISH));
        }

        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void anotherVoiceDoesNotSoundLikeTheCacheOfTheOldOne() {
        try (var library = library(new CountingEngine("old voice", text -> beep()))) {
            library.prepare(List.of(WELCOME));
        }
        var newVoice = new CountingEngine("new voice", text -> new Pcm(Sounds.tone(700, 8_000, 300, 0.2)));

        try (var library = library(newVoice)) {
            assertThat(library.of(WELCOME).length()).isGreaterThan(Duration.ofMillis(400));
        }
        assertThat(newVoice.synthesised).hasValue(1);
    }

    @Test
    void aDamagedFileIsIgnoredAndReplaced() throws IOException {
        try (var library = library(new CountingEngine("engine", text -> beep()))) {
            library.prepare(List.of(WELCOME));
        }
        Path file = filesIn(folder).getFirst();
        byte[] damaged = Files.readAllBytes(file);
        damaged[100] ^= 1;
        Files.write(file, damaged);

        var engine = new CountingEngine("engine", text -> beep());
        try (var library = library(engine)) {
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
        try (var library = new PromptLibrary(new Voices(List.of(engine)), none(), settings, clock)) {
            for (int i = 0; i < 25; i++) {
                library.prepare(List.of(new Spoken("prompt " + i, Language.ENGLISH)));
            }
        }
        assertThat(filesIn(folder)).hasSizeBetween(8, 10);

        try (var library = new PromptLibrary(new Voices(List.of(engine)), none(), settings, clock)) {
            library.of(new Spoken("prompt 24", Language.ENGLISH));
            assertThat(engine.synthesised).hasValue(25);
            library.of(new Spoken("prompt 0", Language.ENGLISH));
            assertThat(engine.synthesised).hasValue(26);
        }
    }

    @Test
    void aDiskThatCannotBeWrittenCostsNoCall() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        try (var library = new PromptLibrary(
                new Voices(List.of(new CountingEngine("engine", text -> beep()))),
                none(),
                PromptLibrary.Settings.in(notAFolder),
                clock)) {
            assertThat(library.prepare(List.of(WELCOME))).isEmpty();
            assertThat(library.of(WELCOME)).isEqualTo(Loudness.even(beep()));
        }
    }

    @Test
    void anEngineThatHangsIsGivenUpOnAndOthersGoOn() throws Exception {
        var interrupted = new CountDownLatch(1);
        var engine = new CountingEngine("engine", text -> {
            if (text.equals("hang")) {
                hangUntilInterrupted(interrupted);
            }
            return beep();
        });
        var settings = new PromptLibrary.Settings(folder, 1 << 20, 1 << 20, 1, 10, Duration.ofMillis(300));

        try (var library = new PromptLibrary(new Voices(List.of(engine)), none(), settings, clock)) {
            assertThatThrownBy(() -> library.of(new Spoken("hang", Language.ENGLISH)))
                    .isInstanceOf(SpeechException.class)
                    .hasMessage("\"hang\" in en could not be spoken within 300 ms");
            assertThat(interrupted.await(5, SECONDS)).isTrue();
            assertThat(library.of(WELCOME).samples()).isNotEmpty();
        }
    }

    @Test
    void aVoiceThatFailsIsReplacedByTheNext() {
        var broken = new CountingEngine("broken", text -> {
            throw new SpeechException("no sound today");
        });
        var other = new CountingEngine("other", text -> beep());

        try (var library = library(broken, other)) {
            assertThat(library.of(WELCOME)).isEqualTo(Loudness.even(beep()));
        }
        assertThat(broken.synthesised).hasValue(1);
    }

    @Test
    void aRecordingWinsOverTheVoice() {
        byte[] recording = WavFile.write(new Pcm(Sounds.tone(600, 8_000, 900, 0.08)));
        var engine = new CountingEngine("engine", text -> beep());
        AudioSource source = name -> name.equals("welcome.wav") ? Optional.of(recording) : Optional.empty();

        try (var library = library(source, engine)) {
            Pcm sound = library.of(new Recorded("welcome.wav", "Welcome", Language.ENGLISH));

            assertThat(Sounds.amplitudeAt(600, sound.samples())).isGreaterThan(0.05);
            assertThat(Loudness.speechLevelDbov(sound)).isCloseTo(Loudness.TARGET_DBOV, within(1.0));
        }
        assertThat(engine.synthesised).hasValue(0);
    }

    @Test
    void aMissingOrDamagedRecordingIsSpokenAndReported() {
        AudioSource source = name -> name.equals("damaged.wav") ? Optional.of(new byte[] {1, 2, 3}) : Optional.empty();
        var damaged = new Recorded("damaged.wav", "Goodbye", Language.ENGLISH);
        var missing = new Recorded("missing.wav", "Welcome", Language.ENGLISH);

        try (var library = library(source, new CountingEngine("engine", text -> beep()))) {
            assertThat(library.of(damaged)).isEqualTo(Loudness.even(beep()));
            assertThat(library.of(missing)).isEqualTo(Loudness.even(beep()));
            assertThat(library.prepare(List.of(damaged, missing)))
                    .containsExactly(
                            new Unspoken(
                                    "Goodbye",
                                    Language.ENGLISH,
                                    "This is no WAV file: it does not begin with \"RIFF\""),
                            new Unspoken(
                                    "Welcome",
                                    Language.ENGLISH,
                                    "The recording missing.wav is missing: upload it again"));
        }
    }

    @Test
    void aCallerWhoHangsUpDoesNotDisturbTheReadingOfARecording() throws Exception {
        var reading = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var disturbed = new AtomicBoolean();
        var read = new CountDownLatch(1);
        AudioSource store = name -> {
            reading.countDown();
            awaitQuietly(release);
            disturbed.set(Thread.interrupted());
            read.countDown();
            return Optional.of(WavFile.write(beep()));
        };

        try (var library = library(store, new CountingEngine("engine", text -> beep()));
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var call = calls.submit(() -> library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH)));
            assertThat(reading.await(5, SECONDS)).isTrue();
            call.cancel(true);
            calls.shutdown();
            assertThat(calls.awaitTermination(5, SECONDS)).isTrue(); // the call does not wait any more
            release.countDown();

            assertThat(read.await(5, SECONDS)).isTrue();
            assertThat(disturbed).isFalse();
        }
    }

    @Test
    void callsPlayTheirRecordingsWhileTheStoreIsAway() throws Exception {
        var away = new AtomicBoolean();
        var asked = new AtomicInteger();
        AudioSource store = name -> {
            asked.incrementAndGet();
            if (away.get()) {
                throw new IllegalStateException("the database is away");
            }
            return Optional.of(WavFile.write(new Pcm(Sounds.tone(600, 8_000, 900, 0.08))));
        };
        var engine = new CountingEngine("engine", text -> beep());

        try (var library = library(store, engine)) {
            Pcm before = library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH));
            away.set(true);
            library.keepRecordings(Set.of("hi.wav"));
            library.of(new Recorded("other.wav", "Other", Language.ENGLISH)); // comes after the renewal

            assertThat(library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH)))
                    .isSameAs(before);
        }
        assertThat(asked).hasValue(3);
        assertThat(engine.synthesised).hasValue(1);
    }

    @Test
    void aRecordingThatWasReplacedIsHeardOnceItIsRenewed() {
        var hz = new AtomicInteger(600);
        AudioSource store = name -> name.equals("hi.wav")
                ? Optional.of(WavFile.write(new Pcm(Sounds.tone(hz.get(), 8_000, 900, 0.08))))
                : Optional.empty();

        try (var library = library(store, new CountingEngine("engine", text -> beep()))) {
            library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH));
            hz.set(1_000);
            library.keepRecordings(Set.of("hi.wav"));
            library.of(new Recorded("missing.wav", "Other", Language.ENGLISH)); // comes after the renewal

            Pcm sound = library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH));
            assertThat(Sounds.amplitudeAt(1_000, sound.samples())).isGreaterThan(0.05);
        }
    }

    @Test
    void oneCallersPatienceDoesNotEndWhatOthersStillWaitFor() throws Exception {
        var release = new CountDownLatch(1);
        var engine = new CountingEngine("slow", text -> {
            awaitQuietly(release);
            return beep();
        });
        var settings = new PromptLibrary.Settings(folder, 1 << 20, 1 << 20, 1, 10, Duration.ofSeconds(2));

        try (var library = new PromptLibrary(new Voices(List.of(engine)), none(), settings, clock);
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var impatient = calls.submit(() -> library.of(WELCOME));
            assertThat(engine.started.await(5, SECONDS)).isTrue();
            assertThat(new CountDownLatch(1).await(1, SECONDS)).isFalse(); // joins when half the patience is gone
            var late = calls.submit(() -> library.of(WELCOME));

            assertThatThrownBy(impatient::get).hasMessageContaining("could not be spoken within 2000 ms");
            release.countDown();

            assertThat(late.get().samples()).isNotEmpty();
        }
        assertThat(engine.synthesised).hasValue(1);
    }

    @Test
    void moreWordsThanTheEnginesCanTakeAreTurnedDownAtOnce() throws Exception {
        var release = new CountDownLatch(1);
        var engine = new CountingEngine("slow", text -> {
            awaitQuietly(release);
            return beep();
        });
        var settings = new PromptLibrary.Settings(folder, 1 << 20, 1 << 20, 1, 1, Duration.ofSeconds(20));

        try (var library = new PromptLibrary(new Voices(List.of(engine)), none(), settings, clock);
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = calls.submit(() -> library.of(new Spoken("one", Language.ENGLISH)));
            assertThat(engine.started.await(5, SECONDS)).isTrue();
            var refused = new ArrayList<Future<Pcm>>();
            for (String text : List.of("two", "three")) {
                refused.add(calls.submit(() -> library.of(new Spoken(text, Language.ENGLISH))));
            }
            Throwable refusal = firstFailure(refused);
            release.countDown();

            assertThat(refusal).hasMessageContaining("the speech engines are overloaded");
            assertThat(first.get().samples()).isNotEmpty();
        }
    }

    private static Throwable firstFailure(List<Future<Pcm>> futures) {
        while (true) {
            for (Future<Pcm> future : futures) {
                if (future.state() == Future.State.FAILED) {
                    return future.exceptionNow();
                }
            }
            Thread.onSpinWait();
        }
    }

    private PromptLibrary library(SpeechSynthesizer... engines) {
        return library(none(), engines);
    }

    private PromptLibrary library(AudioSource source, SpeechSynthesizer... engines) {
        return new PromptLibrary(new Voices(List.of(engines)), source, PromptLibrary.Settings.in(folder), clock);
    }

    private static AudioSource none() {
        return name -> Optional.empty();
    }

    private static Pcm beep() {
        return new Pcm(Sounds.tone(500, 8_000, 200, 0.2));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hangUntilInterrupted(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new SpeechException("interrupted", e);
        }
    }

    /** An engine that counts how often it is asked. */
    private static final class CountingEngine implements SpeechSynthesizer {

        final AtomicInteger synthesised = new AtomicInteger();
        final CountDownLatch started = new CountDownLatch(1);
        private final String voice;
        private final Function<String, Pcm> engine;

        CountingEngine(String voice, Function<String, Pcm> engine) {
            this.voice = voice;
            this.engine = engine;
        }

        @Override
        public String name() {
            return voice;
        }

        @Override
        public String origin() {
            return "test";
        }

        @Override
        public String voice() {
            return voice;
        }

        @Override
        public Set<Language> languages() {
            return Set.of(Language.ENGLISH);
        }

        @Override
        public boolean canSay(String text, Language language) {
            return true;
        }

        @Override
        public Pcm say(String text, Language language) {
            synthesised.incrementAndGet();
            started.countDown();
            return engine.apply(text);
        }
    }
}
