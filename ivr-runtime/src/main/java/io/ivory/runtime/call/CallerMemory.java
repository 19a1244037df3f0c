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
    CallerMemory NOTHING = new CallerMemory() {
        @Override
        public boolean wasAnsweredBefore(String number, CallId call) {
            return false;
        }

        @Override
        public Optional<Language> languageOf(String number) {
            return Optional.empty();
        }

        @Override
        public void remember(String number, Language language) {}
    };

    /**
     * Whether a call of {@code number} other than {@code call} was answered.
     *
     * @throws InterruptedException if the call ends meanwhile
     */
    boolean wasAnsweredBefore(String number, CallId call) throws InterruptedException;

    /**
     * The language that {@code number} chose last.
     *
     * @throws InterruptedException if the call ends meanwhile
     */
    Optional<Language> languageOf(String number) throws InterruptedException;

    /** Notes that {@code number} chose {@code language}. Does not wait. */
    void remember(String number, Language language);
}
