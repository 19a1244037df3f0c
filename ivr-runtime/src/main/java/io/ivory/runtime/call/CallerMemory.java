package io.ivory.runtime.call;

import io.ivory.flow.Language;
import io.ivory.flow.resource.CallerNumber;
import java.util.Optional;

/**
 * What is known of callers from their earlier calls. Answers soon or that it knows nothing, also while the database is
 * away. Numbers are {@linkplain CallerNumber#normalised normalised}; thread-safe.
 */
public interface CallerMemory {

    /** Nobody has called before. */
    CallerMemory NOTHING = ofCalls(0);

    /** Everybody has called this often before, and nothing else is known of them. */
    static CallerMemory ofCalls(int calls) {
        return new CallerMemory() {
            @Override
            public int answeredCalls(String number, CallId call) {
                return calls;
            }

            @Override
            public Optional<Language> languageOf(String number) {
                return Optional.empty();
            }

            @Override
            public void remember(String number, Language language) {}
        };
    }

    /**
     * How many calls of {@code number} other than {@code call} were answered.
     *
     * @throws InterruptedException if the call ends meanwhile
     */
    int answeredCalls(String number, CallId call) throws InterruptedException;

    /**
     * Whether a call of {@code number} other than {@code call} was answered.
     *
     * @throws InterruptedException if the call ends meanwhile
     */
    default boolean wasAnsweredBefore(String number, CallId call) throws InterruptedException {
        return answeredCalls(number, call) > 0;
    }

    /**
     * The language that {@code number} chose last.
     *
     * @throws InterruptedException if the call ends meanwhile
     */
    Optional<Language> languageOf(String number) throws InterruptedException;

    /** Notes that {@code number} chose {@code language}. Does not wait. */
    void remember(String number, Language language);
}
