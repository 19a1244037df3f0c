package io.ivory.flow;

import org.jspecify.annotations.Nullable;

/**
 * What keys must fulfil besides their number: all that is given here.
 *
 * @param pattern what they look like, see {@link DigitPattern}; anything if null
 * @param luhn whether their last digit is the check digit of the others, as in the number of a bank card (ISO/IEC 7812)
 * @param holds an expression that must be true, in which the node's variable holds the keys; none if null
 */
public record DigitCheck(
        @Nullable String pattern, boolean luhn, @Nullable String holds) {

    /** All keys will do. */
    public static final DigitCheck NONE = new DigitCheck(null, false, null);

    private static final int TEN = 10;
    private static final int LARGEST_DIGIT = 9;

    public DigitCheck withPattern(@Nullable String newPattern) {
        return new DigitCheck(newPattern, luhn, holds);
    }

    public DigitCheck withLuhn(boolean newLuhn) {
        return new DigitCheck(pattern, newLuhn, holds);
    }

    public DigitCheck withHolds(@Nullable String newHolds) {
        return new DigitCheck(pattern, luhn, newHolds);
    }

    /**
     * Whether {@code digits} pass what can be said of them alone, without the values of the call.
     *
     * @throws InvalidFlowException if the pattern cannot be understood
     */
    public boolean admits(String digits) {
        return (pattern == null || DigitPattern.parse(pattern).matches(digits)) && (!luhn || hasCheckDigit(digits));
    }

    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += luhnValue(digits.charAt(i) - '0', digits.length() - 1 - i);
        }
        return sum % TEN == 0;
    }

    /** What a digit adds to the sum that must end in 0: every second one from the right counts twice. */
    static int luhnValue(int digit, int placesBehind) {
        int value = placesBehind % 2 == 0 ? digit : 2 * digit;
        return value > LARGEST_DIGIT ? value - LARGEST_DIGIT : value;
    }
}
