package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The speech engines of this machine, the preferred one first: each is the fallback of those before it that speak the
 * same language.
 *
 * @param engines asked in this order
 */
public record Voices(List<SpeechSynthesizer> engines) implements AutoCloseable {

    /** How many texts an engine speaks at once. */
    public static final int AT_ONCE = 2;

    /** How long a voice may take for a text unless told otherwise: the next one has time left within a call's patience. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The voices in the box have nobody to step in for them: they take what a busy machine needs. */
    private static final Duration BUILT_IN_PATIENCE = Duration.ofSeconds(10);

    public Voices {
        engines = List.copyOf(engines);
    }

    /** FreeTTS for English and, where it is installed, espeak-ng for everything else. */
    public static List<SpeechSynthesizer> builtIn(String path) {
        var found = new ArrayList<SpeechSynthesizer>();
        found.add(new FreeTtsSynthesizer(AT_ONCE));
        EspeakSynthesizer.find(path).ifPresent(found::add);
        return List.copyOf(found);
    }

    /** These engines, in the order of {@code preferred}, each watched; the others follow as they come. */
    public static Voices watched(List<SpeechSynthesizer> engines, List<String> preferred, InstantSource clock) {
        var ordered = new ArrayList<SpeechSynthesizer>();
        for (String name : preferred) {
            ordered.add(engines.stream()
                    .filter(engine -> engine.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The order of voices names \"" + name
                            + "\", but there are only "
                            + engines.stream().map(SpeechSynthesizer::name).collect(Collectors.joining(", ")))));
        }
        engines.stream().filter(engine -> !ordered.contains(engine)).forEach(ordered::add);
        return new Voices(ordered.stream()
                .<SpeechSynthesizer>map(engine -> engine instanceof WatchedVoice
                        ? engine
                        : new WatchedVoice(engine, AT_ONCE, BUILT_IN_PATIENCE, clock))
                .toList());
    }

    /** What any of them speaks. */
    public Set<Language> languages() {
        return engines.stream().flatMap(engine -> engine.languages().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** How they do, the preferred one first. */
    public List<VoiceState> states() {
        return engines.stream()
                .map(engine -> engine instanceof WatchedVoice watched
                        ? watched.state()
                        : new VoiceState(
                                engine.name(),
                                engine.origin(),
                                engine.languages(),
                                VoiceState.Health.FINE,
                                VoiceState.Work.NONE))
                .toList();
    }

    /** The one of this name. */
    public Optional<SpeechSynthesizer> named(String name) {
        return engines.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    public boolean canSay(String text, Language language) {
        return engines.stream().anyMatch(engine -> engine.canSay(text, language));
    }

    /**
     * The engines that can say {@code text}: each is the fallback of those before it.
     *
     * @throws SpeechException if there is none
     */
    public List<SpeechSynthesizer> thatSay(String text, Language language) {
        List<SpeechSynthesizer> able =
                engines.stream().filter(engine -> engine.canSay(text, language)).toList();
        if (able.isEmpty()) {
            throw new SpeechException(noVoiceFor(text, language));
        }
        return able;
    }

    @Override
    public void close() {
        engines.forEach(SpeechSynthesizer::close);
    }

    static String noVoiceFor(String text, Language language) {
        return "No voice can say \"" + text + "\" in " + language + ": install espeak-ng, or record this prompt";
    }
}
