package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.regex.Pattern;

/**
 * A telephone that callers can be connected to: a person's, or a group's behind the shop's own telephone system.
 *
 * @param uri a SIP address such as {@code sip:operators@10.0.0.5:5070}, or a number such as {@code tel:+4930123456}
 *     that a trunk leads to; fixed: callers cannot choose it
 */
public record Person(String uri) implements Destination {

    private static final Pattern SIP_URI = Pattern.compile("^sips?:[^\\s<>\"@]+@[^\\s<>\"@]+$|^tel:\\+[0-9]{3,15}$");

    public Person {
        require(
                SIP_URI.matcher(uri).matches(),
                "A person is reached at a SIP address such as \"sip:anna@10.0.0.5\" or a number such as"
                        + " \"tel:+4930123456\", but this one is \"" + uri + "\"");
    }
}
