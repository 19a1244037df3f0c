package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.ivory.flow.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine on threads of its own, with a limit to everybody's patience: one that hangs or fails holds up its own texts
 * for that long and nobody else's, and is left alone for a while once it has done so again and again.
 */
public final class WatchedVoice implements SpeechSynthesizer {

    private static final Logger log = LoggerFactory.getLogger(WatchedVoice.class);

    /** How many more texts wait for a free thread of the engine. */
    private static final int WAITING = 200;

    private final SpeechSynthesizer engine;
    private final Duration patience;
    private final InstantSource clock;
    private final VoiceHealth health = new VoiceHealth();
    private final LongAdder spoken = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder spokenMs = new LongAdder();
    private final ThreadPoolExecutor threads;

    /**
     * @param atOnce how many texts it speaks at once
     * @param patience how long a text may take, waiting included
     */
    public WatchedVoice(SpeechSynthesizer engine, int atOnce, Duration patience, InstantSource clock) {
        this.engine = engine;
        this.patience = patience;
        this.clock = clock;
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform()
                        .name("voice-" + engine.name() + "-", 1)
                        .daemon()
                        .factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** How it does. */
    public VoiceState state() {
        var work = new VoiceState.Work(spoken.sum(), failed.sum(), Duration.ofMillis(spokenMs.sum()));
        return new VoiceState(engine.name(), engine.origin(), engine.languages(), health.snapshot(), work);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String origin() {
        return engine.origin();
    }

    @Override
    public String voice() {
        return engine.voice();
    }

    @Override
    public Set<Language> languages() {
        return engine.languages();
    }

    @Override
    public boolean canSay(String text, Language language) {
        return engine.canSay(text, language);
    }

    @Override
    public Pcm say(String text, Language language) {
        health.reasonNotToAsk(clock.instant()).ifPresent(reason -> {
            throw new SpeechException("The voice " + name() + " " + reason);
        });
        Instant asked = clock.instant();
        var begun = new AtomicBoolean();
        Future<Pcm> sound = begin(text, language, begun);
        try {
            Pcm words = sound.get(patience.toNanos(), NANOSECONDS);
            health.spoke();
            spoken.increment();
            spokenMs.add(Math.max(0, Duration.between(asked, clock.instant()).toMillis())); // the clock may be set back
            return words;
        } catch (TimeoutException tooSlow) {
            throw tooSlow(begun.get(), tooSlow);
        } catch (ExecutionException failure) {
            throw failed(failure, text);
        } catch (InterruptedException nobodyWaitsAnyMore) {
            givenUp(begun.get(), Duration.between(asked, clock.instant()));
            Thread.currentThread().interrupt();
            throw new SpeechException("interrupted while " + name() + " was speaking", nobodyWaitsAnyMore);
        } finally {
            sound.cancel(true);
        }
    }

    /** Ends its threads and the engine; texts under way fail. */
    @Override
    public void close() {
        threads.shutdownNow();
        engine.close();
    }

    private Future<Pcm> begin(String text, Language language, AtomicBoolean begun) {
        try {
            return threads.submit(() -> {
                begun.set(true);
                return engine.say(text, language);
            });
        } catch (RejectedExecutionException full) {
            health.abandoned();
            throw new SpeechException("More than " + WAITING + " texts wait for the voice " + name(), full);
        }
    }

    /** A text that only waited for others says nothing about the engine: it may be busy and well. */
    private SpeechException tooSlow(boolean begun, TimeoutException cause) {
        String error = "The voice " + name() + (begun ? " did not speak" : " was busy for") + (begun ? " within " : " ")
                + patience.toMillis() + " ms";
        if (begun) {
            fail(error);
        } else {
            health.abandoned();
        }
        return new SpeechException(error, cause);
    }

    /** A caller may hang up at any time; one whose words do not come for so long says something about the engine. */
    private void givenUp(boolean begun, Duration waited) {
        if (begun && waited.compareTo(Voices.PATIENCE) >= 0) {
            fail("The voice " + name() + " had not spoken after " + waited.toMillis() + " ms");
        } else {
            health.abandoned();
        }
    }

    private SpeechException failed(ExecutionException failure, String text) {
        if (!(failure.getCause() instanceof SpeechException said)) {
            String error = "The voice " + name() + " failed: " + failure.getCause();
            fail(error);
            return new SpeechException(error, failure);
        }
        // the words of a text may be a caller's own: nobody else is to read them
        String error = String.valueOf(said.getMessage()).replace(text, "…");
        if (said.isFromText()) {
            health.note(error, clock.instant());
        } else {
            fail(error);
        }
        return said;
    }

    private void fail(String error) {
        failed.increment();
        health.failed(error, clock.instant());
        if (health.snapshot().spared()) {
            log.atWarn()
                    .addKeyValue("voice", name())
                    .addKeyValue("error", error)
                    .log("a voice fails again and again and is not asked for a while");
        }
    }
}
