package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants to know of a voice.
 *
 * @param origin what it is: a program, a service
 * @param health whether it speaks
 * @param work what it has done since the start
 */
public record VoiceState(String name, String origin, Set<Language> languages, Health health, Work work) {

    public VoiceState {
        languages = Set.copyOf(languages);
    }

    /**
     * What an engine has done since the start.
     *
     * @param spoken texts that it spoke
     * @param failed texts that it did not, for reasons of its own
     * @param inAll how long those that it spoke took together, waiting for their turn included
     */
    public record Work(long spoken, long failed, Duration inAll) {

        public static final Work NONE = new Work(0, 0, Duration.ZERO);
    }

    /**
     * How an engine does.
     *
     * @param spared whether it is not asked for a while because it has failed again and again
     * @param failingSince when the failures began that still go on; null while it speaks
     * @param lastError what went wrong last, whether or not it has recovered since; null if nothing ever did
     * @param lastErrorAt when that was
     */
    public record Health(
            boolean spared,
            @Nullable Instant failingSince,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {

        /** Nothing has gone wrong yet. */
        public static final Health FINE = new Health(false, null, null, null);
    }
}
