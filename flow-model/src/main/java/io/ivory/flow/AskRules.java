package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How patiently a node asks the caller: shared by menu and collect.
 *
 * @param tries how often the question is asked in all, 1 to 10
 * @param noInputAfter how long a caller may stay silent after the question, 1 s to 60 s
 * @param bargeIn whether a key stops the question
 * @param noInputPrompt said before the question is asked again to a caller who stayed silent; none if null
 * @param noMatchPrompt said before the question is asked again to a caller whose keys did not fit; none if null
 */
public record AskRules(
        int tries,
        Duration noInputAfter,
        boolean bargeIn,
        @Nullable PromptId noInputPrompt,
        @Nullable PromptId noMatchPrompt) {

    public static final int MAX_TRIES = 10;
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** Three tries, 6 s to the first key, keys stop the question. */
    public static final AskRules DEFAULT = new AskRules(3, Duration.ofSeconds(6), true, null, null);

    public AskRules {
        require(tries >= 1 && tries <= MAX_TRIES, "tries must be between 1 and " + MAX_TRIES + ", but is " + tries);
        require(
                noInputAfter.compareTo(SHORTEST_SILENCE) >= 0
                        && noInputAfter.compareTo(LONGEST_SILENCE) <= 0
                        && isWholeMillis(noInputAfter),
                "noInputAfter must be between 1s and 60s, but is " + noInputAfter.toMillis() + "ms");
    }
}
