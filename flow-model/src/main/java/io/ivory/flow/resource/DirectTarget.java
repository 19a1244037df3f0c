package io.ivory.flow.resource;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone that a flow names by its number or address, and not by a name of the workspace. It is written in the flow
 * as it is, so callers cannot choose it.
 */
public final class DirectTarget {

    private static final Pattern DECORATION = Pattern.compile("[\\s()./\\-\\u2010-\\u2015\\u00A0]+");
    private static final Pattern NUMBER = Pattern.compile("^\\+[0-9]{3,15}$"); // E.164: at most 15 digits

    private DirectTarget() {}

    /**
     * The telephone at {@code to}: an international number such as {@code +49 (30) 123-45}, or a SIP address. Empty if it
     * is neither.
     */
    public static Optional<Person> read(String to) {
        if (to.startsWith("sip:") || to.startsWith("sips:")) {
            return Person.isAddress(to) ? Optional.of(new Person(to)) : Optional.empty();
        }
        String written = to.startsWith(Person.TEL) ? to.substring(Person.TEL.length()) : to;
        String number = DECORATION.matcher(written).replaceAll("");
        return NUMBER.matcher(number).matches() ? Optional.of(new Person(Person.TEL + number)) : Optional.empty();
    }
}
