package io.ivory.runtime.dtmf;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import java.util.Optional;

/**
 * Decides when a caller's keypad input is complete.
 *
 * <p>No timeout runs before the prompt has ended: its end starts the wait for the first key, and each key starts the
 * wait for the next anew, when it comes up. With barge-in the first key ends the prompt; without it the keys count, but the answer waits
 * for the prompt's end.
 *
 * <p>Knows no clock, thread or socket: each call says what time it is, in nanoseconds on any monotonic scale. The media
 * thread owns it.
 */
public final class DigitCollector {

    private final DigitRules rules;
    private final StringBuilder digits = new StringBuilder();
    private boolean promptEnded;
    private boolean finished;
    private long deadlineNs;

    public DigitCollector(DigitRules rules) {
        this.rules = rules;
    }

    /** Whether a key still belongs to this question; otherwise it is for the next one. */
    public boolean wantsMore() {
        return !finished;
    }

    /** Whether the prompt should stop playing, if it still does. */
    public boolean stopsPrompt() {
        return rules.bargeIn() && (finished || !digits.isEmpty());
    }

    /** Takes a key press; the answer is present once the input is complete. */
    public Optional<DigitInput> onDigit(Digit digit, long nowNs) {
        if (finished) {
            throw new IllegalStateException("This input is complete; the key " + digit.symbol() + " is for the next");
        }
        if (digit == rules.finishKey()) {
            finished = true;
        } else {
            digits.append(digit.symbol());
            finished = digits.length() == rules.maxDigits() || rules.atOnce().contains(digit);
        }
        if (rules.bargeIn()) {
            promptEnded = true;
        }
        deadlineNs = nowNs + rules.interDigitTimeout().toNanos();
        return finished && promptEnded ? Optional.of(result()) : Optional.empty();
    }

    /** The key pressed last is still down, or comes up now: the wait for the next begins here. */
    public void onHeld(long nowNs) {
        if (!digits.isEmpty()) {
            deadlineNs = nowNs + rules.interDigitTimeout().toNanos();
        }
    }

    /** The prompt has been heard to its end; the answer is present if the input was complete before. */
    public Optional<DigitInput> onPromptEnd(long nowNs) {
        if (promptEnded) {
            return Optional.empty();
        }
        promptEnded = true;
        deadlineNs = nowNs + (digits.isEmpty() ? rules.noInputTimeout() : rules.interDigitTimeout()).toNanos();
        return finished ? Optional.of(result()) : Optional.empty();
    }

    /** Lets time pass; the answer is present once the caller has been silent for too long. */
    public Optional<DigitInput> onTick(long nowNs) {
        return promptEnded && nowNs - deadlineNs >= 0 ? Optional.of(result()) : Optional.empty();
    }

    /** The caller could not press anything for a while, such as while holding the call: it does not count. */
    public void pausedFor(long ns) {
        deadlineNs += ns;
    }

    private DigitInput result() {
        return digits.isEmpty() ? new DigitInput.NoInput() : new DigitInput.Entered(digits.toString(), finished);
    }
}
