package io.ivory.runtime.speech;

import static io.ivory.runtime.speech.TestLibrary.WELCOME;
import static io.ivory.runtime.speech.TestLibrary.awaitQuietly;
import static io.ivory.runtime.speech.TestLibrary.beep;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.Language;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many calls that need words of engines which are slow, fail or hang. */
class PromptLibraryTest {

    @TempDir
    Path folder;

    @Test
    void aThousandCallsThatNeedTheSameWordsWaitForOneSynthesis() throws Exception {
        var everybodyAsked = new CountDownLatch(1_000);
        var engine = new CountingEngine("engine", text -> {
            awaitQuietly(everybodyAsked);
            return beep();
        });

        try (var library = TestLibrary.in(folder, engine);
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
    void whoWatchesSeesWhereWordsCameFrom() {
        try (var before = TestLibrary.in(folder, new CountingEngine("engine", text -> beep()))) {
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

        try (var library = TestLibrary.in(folder, engine, other)) {
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
    void anEngineThatHangsIsGivenUpOnAndOthersGoOn() throws Exception {
        var interrupted = new CountDownLatch(1);
        var engine = new CountingEngine("engine", text -> {
            if (text.equals("hang")) {
                hangUntilInterrupted(interrupted);
            }
            return beep();
        });
        var settings = new PromptLibrary.Settings(folder, 1 << 20, 1 << 20, 1, 10, Duration.ofMillis(300));

        try (var library = TestLibrary.with(settings, engine)) {
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

        try (var library = TestLibrary.in(folder, broken, other)) {
            assertThat(library.of(WELCOME)).isEqualTo(Loudness.even(beep()));
        }
        assertThat(broken.synthesised).hasValue(1);
    }

    @Test
    void oneCallersPatienceDoesNotEndWhatOthersStillWaitFor() throws Exception {
        var release = new CountDownLatch(1);
        var engine = new CountingEngine("slow", text -> {
            awaitQuietly(release);
            return beep();
        });
        var settings = new PromptLibrary.Settings(folder, 1 << 20, 1 << 20, 1, 10, Duration.ofSeconds(2));

        try (var library = TestLibrary.with(settings, engine);
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

        try (var library = TestLibrary.with(settings, engine);
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

    private static void hangUntilInterrupted(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new SpeechException("interrupted", e);
        }
    }
}
