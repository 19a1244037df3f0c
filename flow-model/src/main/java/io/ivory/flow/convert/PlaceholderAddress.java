package io.ivory.flow.convert;

import io.ivory.flow.resource.Person;
import java.util.regex.Pattern;

/** SIP addresses that stand for numbers until somebody says where they are reached; nobody answers them (RFC 2606). */
final class PlaceholderAddress {

    private static final String HOST = "replace-me.invalid";
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#][0-9*# ()/.-]*");
    private static final Pattern OTHER_SIGNS = Pattern.compile("[^A-Za-z0-9+*._-]+");
    private static final int MAX_USER = 50;

    private PlaceholderAddress() {}

    /** Whether {@code text} is a telephone number or an extension, as people write it. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** A person whose address keeps {@code who} and leads nowhere. Two who are called differently differ. */
    static Person person(String who) {
        String user = isNumber(who)
                ? who.replaceAll("[^0-9+*]", "")
                : OTHER_SIGNS.matcher(who).replaceAll("");
        boolean told = isNumber(who) || (user.length() == who.length() && user.length() <= MAX_USER);
        String unique = told ? user : Words.cut(user, MAX_USER) + "-" + Integer.toHexString(who.hashCode());
        return new Person("sip:" + (unique.isEmpty() ? "unknown" : unique) + "@" + HOST);
    }
}
