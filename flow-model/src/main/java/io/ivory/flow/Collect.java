package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks the caller to key in a number and keeps it in a variable.
 *
 * @param head id, name and connections
 * @param prompt the question; null while the node is being drawn
 * @param into the variable that takes the keys; null while the node is being drawn
 * @param minDigits fewer keys than this are a no-match, 1 to 32
 * @param maxDigits so many keys end the input at once, 1 to 32
 * @param finishKey the key that ends the input early; none if null
 * @param interDigit how long a pause between two keys may last, restarted at each key
 * @param check what the keys must fulfil; others are a no-match
 * @param confirm has the caller say whether they were understood; not asked if null
 * @param ask tries, patience, barge-in
 */
public record Collect(
        NodeHead head,
        @Nullable PromptId prompt,
        @Nullable VariableName into,
        int minDigits,
        int maxDigits,
        @Nullable Digit finishKey,
        Duration interDigit,
        DigitCheck check,
        @Nullable ReadBack confirm,
        AskRules ask)
        implements FlowNode {

    public static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    public Collect {
        require(
                1 <= minDigits && minDigits <= maxDigits && maxDigits <= DigitRules.MAX_DIGITS,
                "digits must be a range within 1-" + DigitRules.MAX_DIGITS + ", but that of " + head.id() + " is "
                        + minDigits + "-" + maxDigits);
        require(
                interDigit.compareTo(SHORTEST_PAUSE) >= 0
                        && interDigit.compareTo(AskRules.LONGEST_SILENCE) <= 0
                        && isWholeMillis(interDigit),
                "interDigit must be between 500ms and 60s, but that of " + head.id() + " is " + interDigit.toMillis()
                        + "ms");
    }

    /** A question whose answer is neither checked nor read back. */
    public Collect(
            NodeHead head,
            @Nullable PromptId prompt,
            @Nullable VariableName into,
            int minDigits,
            int maxDigits,
            @Nullable Digit finishKey,
            Duration interDigit,
            AskRules ask) {
        this(head, prompt, into, minDigits, maxDigits, finishKey, interDigit, DigitCheck.NONE, null, ask);
    }

    @Override
    public Collect withHead(NodeHead newHead) {
        return new Collect(newHead, prompt, into, minDigits, maxDigits, finishKey, interDigit, check, confirm, ask);
    }

    public Collect withPrompt(@Nullable PromptId newPrompt) {
        return new Collect(head, newPrompt, into, minDigits, maxDigits, finishKey, interDigit, check, confirm, ask);
    }

    public Collect withInto(@Nullable VariableName newInto) {
        return new Collect(head, prompt, newInto, minDigits, maxDigits, finishKey, interDigit, check, confirm, ask);
    }

    public Collect withDigits(int newMin, int newMax) {
        return new Collect(head, prompt, into, newMin, newMax, finishKey, interDigit, check, confirm, ask);
    }

    public Collect withFinishKey(@Nullable Digit newKey) {
        return new Collect(head, prompt, into, minDigits, maxDigits, newKey, interDigit, check, confirm, ask);
    }

    public Collect withInterDigit(Duration newPause) {
        return new Collect(head, prompt, into, minDigits, maxDigits, finishKey, newPause, check, confirm, ask);
    }

    public Collect withCheck(DigitCheck newCheck) {
        return new Collect(head, prompt, into, minDigits, maxDigits, finishKey, interDigit, newCheck, confirm, ask);
    }

    public Collect withConfirm(@Nullable ReadBack newConfirm) {
        return new Collect(head, prompt, into, minDigits, maxDigits, finishKey, interDigit, check, newConfirm, ask);
    }

    public Collect withAsk(AskRules newAsk) {
        return new Collect(head, prompt, into, minDigits, maxDigits, finishKey, interDigit, check, confirm, newAsk);
    }

    /** Whether {@code keys} pass in number and check, as far as that does not depend on the values of the call. */
    public boolean admits(String keys) {
        return keys.length() >= minDigits
                && keys.length() <= maxDigits
                && keys.chars().allMatch(key -> key >= '0' && key <= '9')
                && check.admits(keys);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.NEXT, Exit.NO_INPUT, Exit.NO_MATCH);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, prompt);
        if (confirm != null) {
            Menu.addIfPresent(prompts, confirm.prompt());
        }
        prompts.addAll(ask.prompts());
        return prompts;
    }
}
