package io.ivory.flow.convert;

import io.ivory.flow.resource.Person;

/** SIP addresses that stand for numbers until somebody says where they are reached; nobody answers them (RFC 2606). */
final class PlaceholderAddress {

    private static final String HOST = "replace-me.invalid";

    private PlaceholderAddress() {}

    /** A person whose address keeps {@code number} and leads nowhere. */
    static Person person(String number) {
        String user = number.replaceAll("[^A-Za-z0-9+*._-]", "");
        return new Person("sip:" + (user.isEmpty() ? "unknown" : Words.cut(user, 60)) + "@" + HOST);
    }
}
