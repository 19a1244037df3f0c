package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When keypad input counts as complete. The names follow VoiceXML 2.0 (interdigittimeout, termchar, noinput).
 *
 * @param maxDigits how many digits end the input at once, 1 to 32
 * @param finishKey the key that ends the input early and is not part of it; none if null
 * @param noInputTimeout how long after the prompt a silent caller has before the input counts as no-input
 * @param interDigitTimeout how long a pause between two digits may last before the input counts as complete
 * @param bargeIn whether a key pressed while the prompt plays stops it; keys count either way
 * @param atOnce the keys that end the input at once and are its last one
 */
public record DigitRules(
        int maxDigits,
        @Nullable Digit finishKey,
        Duration noInputTimeout,
        Duration interDigitTimeout,
        boolean bargeIn,
        Set<Digit> atOnce) {

    public static final int MAX_DIGITS = 32;

    /** 3 s between two keys, restarted at each key: time for slow hands. */
    public static final Duration DEFAULT_INTER_DIGIT = Duration.ofSeconds(3);

    public DigitRules {
        atOnce = Set.copyOf(atOnce);
        require(
                maxDigits >= 1 && maxDigits <= MAX_DIGITS,
                "maxDigits must be between 1 and " + MAX_DIGITS + ", but was " + maxDigits);
        require(noInputTimeout.isPositive(), "noInputTimeout must be longer than zero, but was " + noInputTimeout);
        require(
                interDigitTimeout.isPositive(),
                "interDigitTimeout must be longer than zero, but was " + interDigitTimeout);
    }

    /** Rules by which no key ends the input at once. */
    public DigitRules(
            int maxDigits,
            @Nullable Digit finishKey,
            Duration noInputTimeout,
            Duration interDigitTimeout,
            boolean bargeIn) {
        this(maxDigits, finishKey, noInputTimeout, interDigitTimeout, bargeIn, Set.of());
    }

    /** One key: what a menu needs. */
    public static DigitRules singleKey(Duration noInputTimeout, boolean bargeIn) {
        return new DigitRules(1, null, noInputTimeout, DEFAULT_INTER_DIGIT, bargeIn);
    }
}
