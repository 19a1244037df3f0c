package io.ivory.flow.resource;

import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the numbers of callers, however they are written: {@code +49 (30) 123-4} and {@code 0049301234} are one. */
public final class CallerNumber {

    private static final Pattern NUMBER = Pattern.compile("[+0-9\\s()./\\-\\u2010-\\u2015\\u00A0]*[0-9][\\s()]*");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
    private static final String ABROAD = "00";

    private CallerNumber() {}

    /**
     * The digits of {@code number}, without the plus or the 00 of a number from abroad; a name ({@code Anna}) in lower
     * case; empty if withheld.
     */
    public static String normalised(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return number.strip().toLowerCase(Locale.ROOT);
        }
        String digits = NO_DIGIT.matcher(number).replaceAll("");
        return digits.startsWith(ABROAD) && digits.length() > ABROAD.length()
                ? digits.substring(ABROAD.length())
                : digits;
    }
}
