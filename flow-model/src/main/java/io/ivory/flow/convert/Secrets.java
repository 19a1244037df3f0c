package io.ivory.flow.convert;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps passwords and keys of the source out of flows and reports, which are shared and kept in version control. */
final class Secrets {

    static final String REMOVED = "(removed)";

    private static final Pattern NAME =
            Pattern.compile("(?:password|passwd|secret|token|api[-_]?key|authorization|credential)(?!.*[-_]?type$)");
    /** What parameters and fields of requests are called that hold one, besides. */
    private static final Pattern NAME_IN_REQUEST = Pattern.compile(
            "(?:^|[-_.\\[])(?:key|pass|pwd|passphrase|pin|auth|sig|signature|bearer|apikey|jwt)(?:$|[-_.\\]])");
    /** Nobody hides what is shorter. */
    private static final int SHORTEST = 4;
    /** What services give out as keys: by its beginning, or long, with letters and figures and no word in between. */
    private static final Pattern KEY =
            Pattern.compile("(?:Bearer|Basic) \\S{8,}|(?:sk|pk|rk)[-_]\\S{8,}|AKIA[0-9A-Z]{12,}"
                    + "|gh[pousr]_\\w{20,}|xox[a-z]-\\S{10,}|eyJ[\\w-]{10,}\\.\\S+"
                    + "|(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9+/_=-]{32,}");
    /** User and password within an address: {@code https://user:password@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]{1,500}@");

    private static final Pattern VALUE = Pattern.compile("\\{\\{[^}]{0,1000}}}");

    private Secrets() {}

    /** Whether what is called {@code name} is not to be repeated. */
    static boolean isNameOfOne(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether {@code value}, sent to a service as {@code name}, is not to be repeated. */
    static boolean isOne(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isFixed(value)
                && (isNameOfOne(lower)
                        || (value.length() >= SHORTEST
                                && NAME_IN_REQUEST.matcher(lower).find())
                        || (!lower.endsWith("id") && KEY.matcher(value).matches()));
    }

    /** Whether {@code value} stands in the source itself, rather than being worked out during the call. */
    static boolean isFixed(String value) {
        String own = VALUE.matcher(value).replaceAll("").strip();
        return !own.isEmpty() && !own.equalsIgnoreCase("bearer") && !own.equalsIgnoreCase("basic");
    }

    static boolean isInAddress(String text) {
        return IN_ADDRESS.matcher(text).find();
    }

    static String removedFromAddresses(String text) {
        return IN_ADDRESS.matcher(text).replaceAll("");
    }
}
