package io.ivory.runtime.call;

/** What came of asking a caller to press keys. */
public sealed interface DigitInput {

    /**
     * The caller pressed keys.
     *
     * @param digits at least one of 0-9, * and #, without the finish key
     * @param finished whether the finish key or the last possible digit ended the input, and not a pause
     */
    record Entered(String digits, boolean finished) implements DigitInput {}

    /** The caller pressed nothing, or the finish key alone. */
    record NoInput() implements DigitInput {}
}
