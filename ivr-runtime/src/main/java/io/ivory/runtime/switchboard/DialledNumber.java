package io.ivory.runtime.switchboard;

import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for each number: carriers, people and settings write the same one in different ways. */
public final class DialledNumber {

    private static final Pattern DECORATION = Pattern.compile("[\\s()./\\-\\u2010-\\u2015\\u00A0]+");

    private DialledNumber() {}

    /**
     * The number without spaces, brackets, dots, slashes, hyphens and the leading plus: {@code +49 (30) 123-4} and
     * {@code 49301234} are the same. Names ({@code Shop}) are in lower case.
     */
    public static String normalised(String number) {
        String plain = DECORATION.matcher(number).replaceAll("");
        return (plain.startsWith("+") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }
}
