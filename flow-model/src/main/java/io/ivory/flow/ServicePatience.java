package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a flow waits for a service, how often it asks, and what the caller hears meanwhile.
 *
 * @param timeout how long all of it may take, 100 ms to 30 s
 * @param retries how often it is asked again after it failed at once, 0 to 3
 * @param repeatable whether asking twice does no harm, also by a method that may change something
 * @param waitPrompt said before a caller is kept waiting ("one moment"); none if null
 * @param holdPrompt repeated after that until the answer comes; the usual hold sound if null
 */
public record ServicePatience(
        Duration timeout,
        int retries,
        boolean repeatable,
        @Nullable PromptId waitPrompt,
        @Nullable PromptId holdPrompt) {

    public static final Duration SHORTEST = Duration.ofMillis(100);
    public static final Duration LONGEST = Duration.ofSeconds(30);
    public static final int MOST_RETRIES = 3;

    /** 5 s, asked once, without a word. */
    public static final ServicePatience DEFAULT = new ServicePatience(Duration.ofSeconds(5), 0, false, null, null);

    public ServicePatience {
        require(
                timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0 && isWholeMillis(timeout),
                "timeout must be between 100ms and 30s, but is " + timeout.toMillis() + "ms");
        require(
                retries >= 0 && retries <= MOST_RETRIES,
                "retries must be between 0 and " + MOST_RETRIES + ", but is " + retries);
    }

    public ServicePatience withTimeout(Duration other) {
        return new ServicePatience(other, retries, repeatable, waitPrompt, holdPrompt);
    }

    public ServicePatience withRetries(int other) {
        return new ServicePatience(timeout, other, repeatable, waitPrompt, holdPrompt);
    }

    public ServicePatience withRepeatable(boolean other) {
        return new ServicePatience(timeout, retries, other, waitPrompt, holdPrompt);
    }

    public ServicePatience withWaitPrompt(@Nullable PromptId other) {
        return new ServicePatience(timeout, retries, repeatable, other, holdPrompt);
    }

    public ServicePatience withHoldPrompt(@Nullable PromptId other) {
        return new ServicePatience(timeout, retries, repeatable, waitPrompt, other);
    }
}
