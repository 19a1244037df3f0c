package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.util.Set;

/** A speech engine. Thread-safe; may block for as long as synthesis takes, but not after its thread is interrupted. */
public interface SpeechSynthesizer extends AutoCloseable {

    /** What people call it, such as {@code espeak-ng}. */
    String name();

    /** What it is, in a few words for people: a program's path, a service's address. Never a secret. */
    String origin();

    /** Names the voice in cache keys: changes whenever the same words would sound different. */
    String voice();

    /** What it speaks. */
    Set<Language> languages();

    /** Whether this engine has a voice that can say {@code text} in {@code language}. */
    boolean canSay(String text, Language language);

    /**
     * Says {@code text}.
     *
     * @throws SpeechException if nothing audible came of it
     */
    Pcm say(String text, Language language);

    /** Lets go of what it holds: connections, threads. */
    @Override
    default void close() {}
}
