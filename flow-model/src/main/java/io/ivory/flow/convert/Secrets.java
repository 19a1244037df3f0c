package io.ivory.flow.convert;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps passwords and keys of the source out of flows and reports, which are shared and kept in version control. */
final class Secrets {

    static final String REMOVED = "(removed)";

    private static final Pattern NAME =
            Pattern.compile("password|passwd|secret|token|api[-_]?key|authorization|credential");
    /** User and password within an address: {@code https://user:password@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]{1,500}@");

    private Secrets() {}

    /** Whether what is called {@code name} is not to be repeated. */
    static boolean isNameOfOne(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    static boolean isInAddress(String text) {
        return IN_ADDRESS.matcher(text).find();
    }

    static String removedFromAddresses(String text) {
        return IN_ADDRESS.matcher(text).replaceAll("");
    }
}
