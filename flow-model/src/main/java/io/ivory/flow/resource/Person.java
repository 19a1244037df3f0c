package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.regex.Pattern;

/**
 * A telephone that callers can be connected to: a person's, or a group's behind the shop's own telephone system.
 *
 * @param uri a SIP address such as {@code sip:operators@10.0.0.5:5070}, or an international number such as
 *     {@code tel:+49301234} (RFC 3966) that a trunk leads to; fixed: callers cannot choose it
 */
public record Person(String uri) implements Destination {

    /** What the address of a number begins with. */
    public static final String TEL = "tel:";

    private static final Pattern ADDRESS = Pattern.compile("^(?:sips?:[^\\s<>\"@]+@[^\\s<>\"@]+|tel:\\+[0-9]{3,15})$");

    public Person {
        require(
                isAddress(uri),
                "A person is reached at a SIP address such as \"sip:anna@10.0.0.5\" or a number such as"
                        + " \"tel:+4930123456\", but this one is \"" + uri + "\"");
    }

    /** Whether {@code uri} may be a person's. */
    static boolean isAddress(String uri) {
        return ADDRESS.matcher(uri).matches();
    }
}
