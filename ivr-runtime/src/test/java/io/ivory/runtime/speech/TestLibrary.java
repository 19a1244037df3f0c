package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Prompt libraries in folders of tests, on a clock that goes on a second whenever it is read. */
final class TestLibrary {

    static final Spoken WELCOME = new Spoken("Welcome to the shop", Language.ENGLISH);

    private static final AtomicLong NOW_MS = new AtomicLong(1_000_000);
    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(NOW_MS.addAndGet(1_000));

    private TestLibrary() {}

    static PromptLibrary in(Path folder, SpeechSynthesizer... engines) {
        return with(PromptLibrary.Settings.in(folder), engines);
    }

    static PromptLibrary in(Path folder, AudioSource recordings, SpeechSynthesizer... engines) {
        return new PromptLibrary(new Voices(List.of(engines)), recordings, PromptLibrary.Settings.in(folder), CLOCK);
    }

    /** A library without recordings. */
    static PromptLibrary with(PromptLibrary.Settings settings, SpeechSynthesizer... engines) {
        return new PromptLibrary(new Voices(List.of(engines)), name -> Optional.empty(), settings, CLOCK);
    }

    /** What every engine of tests says. */
    static Pcm beep() {
        return new Pcm(Sounds.tone(500, 8_000, 200, 0.2));
    }

    /** Waits without an exception to declare. */
    static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
