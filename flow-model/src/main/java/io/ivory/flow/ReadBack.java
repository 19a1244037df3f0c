package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import org.jspecify.annotations.Nullable;

/**
 * Asks whether keys were understood as they were meant.
 *
 * @param prompt says them, and which keys confirm and deny; null while the node is being drawn
 * @param right the key of callers who find them right
 * @param again the key of callers who want to key them in once more
 */
public record ReadBack(@Nullable PromptId prompt, Digit right, Digit again) {

    public static final Digit DEFAULT_RIGHT = Digit.ONE;
    public static final Digit DEFAULT_AGAIN = Digit.TWO;

    public ReadBack {
        require(
                right != again,
                "confirm needs two keys, but " + right.symbol() + " stands for both \"right\" and \"again\"");
    }

    public ReadBack withPrompt(@Nullable PromptId newPrompt) {
        return new ReadBack(newPrompt, right, again);
    }

    /** With another key for "right"; the keys change places where it was that of "again". */
    public ReadBack withRight(Digit key) {
        return new ReadBack(prompt, key, key == again ? right : again);
    }

    /** With another key for "again"; the keys change places where it was that of "right". */
    public ReadBack withAgain(Digit key) {
        return new ReadBack(prompt, key == right ? again : right, key);
    }
}
