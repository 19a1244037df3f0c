package io.ivory.runtime.speech;

import static io.ivory.runtime.speech.TestLibrary.awaitQuietly;
import static io.ivory.runtime.speech.TestLibrary.beep;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ivory.flow.Language;
import io.ivory.runtime.call.Utterance.Part.Recorded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings win over voices, and are heard while they can be. */
class RecordedPromptsTest {

    @TempDir
    Path folder;

    @Test
    void aRecordingWinsOverTheVoice() {
        byte[] recording = WavFile.write(new Pcm(Sounds.tone(600, 8_000, 900, 0.08)));
        var engine = new CountingEngine("engine", text -> beep());
        AudioSource source = name -> name.equals("welcome.wav") ? Optional.of(recording) : Optional.empty();

        try (var library = TestLibrary.in(folder, source, engine)) {
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

        try (var library = TestLibrary.in(folder, source, new CountingEngine("engine", text -> beep()))) {
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

        try (var library = TestLibrary.in(folder, store, new CountingEngine("engine", text -> beep()));
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

        try (var library = TestLibrary.in(folder, store, engine)) {
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

        try (var library = TestLibrary.in(folder, store, new CountingEngine("engine", text -> beep()))) {
            library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH));
            hz.set(1_000);
            library.keepRecordings(Set.of("hi.wav"));
            library.of(new Recorded("missing.wav", "Other", Language.ENGLISH)); // comes after the renewal

            Pcm sound = library.of(new Recorded("hi.wav", "Hi", Language.ENGLISH));
            assertThat(Sounds.amplitudeAt(1_000, sound.samples())).isGreaterThan(0.05);
        }
    }
}
