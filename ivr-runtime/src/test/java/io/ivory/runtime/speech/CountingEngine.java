package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An engine that counts how often it is asked. */
final class CountingEngine implements SpeechSynthesizer {

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
