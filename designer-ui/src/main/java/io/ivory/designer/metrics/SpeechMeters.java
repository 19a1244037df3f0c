package io.ivory.designer.metrics;

import io.ivory.runtime.speech.PromptLibrary;
import io.ivory.runtime.speech.SpeechCounters;
import io.ivory.runtime.speech.SpeechSynthesizer;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.speech.Voices;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Voices and what is kept of what they said. */
@Component
final class SpeechMeters implements MeterBinder {

    private final Voices voices;
    private final PromptLibrary library;

    SpeechMeters(Voices voices, PromptLibrary library) {
        this.voices = voices;
        this.library = library;
    }

    /** How a voice does. */
    private enum Standing {
        SPEAKING,
        FAILING,
        SPARED;

        static Standing of(VoiceState.Health health) {
            if (health.failingSince() == null) {
                return SPEAKING;
            }
            return health.spared() ? SPARED : FAILING;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        voices.engines().stream().map(SpeechSynthesizer::name).forEach(voice -> voice(registry, voice));
        texts(registry, "memory", SpeechCounters::fromMemory);
        texts(registry, "disk", SpeechCounters::fromDisk);
        texts(registry, "voice", SpeechCounters::made);
        counter(
                registry,
                "ivory.speech.fallbacks",
                "Texts spoken by another voice than the preferred one",
                SpeechCounters::fallbacks);
        counter(registry, "ivory.speech.unspoken", "Texts that no voice spoke in time", SpeechCounters::unspoken);
        bytes(registry, "memory", SpeechCounters::memoryBytes);
        bytes(registry, "disk", SpeechCounters::diskBytes);
    }

    private void voice(MeterRegistry registry, String name) {
        for (Standing standing : Standing.values()) {
            Gauge.builder("ivory.voice.state", () -> Standing.of(state(name).health()) == standing ? 1 : 0)
                    .tag("voice", name)
                    .tag("state", standing.name().toLowerCase(java.util.Locale.ROOT))
                    .description("1 at the state that the voice is in")
                    .register(registry);
        }
        FunctionTimer.builder(
                        "ivory.voice.speaking",
                        voices,
                        each -> state(name).work().spoken(),
                        each -> state(name).work().inAll().toMillis(),
                        TimeUnit.MILLISECONDS)
                .tag("voice", name)
                .description("How long texts took, waiting for their turn included")
                .register(registry);
        FunctionCounter.builder(
                        "ivory.voice.failures",
                        voices,
                        each -> state(name).work().failed())
                .tag("voice", name)
                .description("Texts that the voice did not speak")
                .register(registry);
    }

    private VoiceState state(String name) {
        return voices.states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void texts(MeterRegistry registry, String source, ToLongFunction<SpeechCounters> count) {
        FunctionCounter.builder("ivory.speech.texts", library, each -> count.applyAsLong(each.counters()))
                .tag("source", source)
                .description("Texts by where their sound came from")
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String described, ToLongFunction<SpeechCounters> count) {
        FunctionCounter.builder(name, library, each -> count.applyAsLong(each.counters()))
                .description(described)
                .register(registry);
    }

    private void bytes(MeterRegistry registry, String where, ToLongFunction<SpeechCounters> bytes) {
        Gauge.builder("ivory.speech.cache", library, each -> bytes.applyAsLong(each.counters()))
                .tag("where", where)
                .baseUnit(BaseUnits.BYTES)
                .description("Speech that is kept")
                .register(registry);
    }
}
