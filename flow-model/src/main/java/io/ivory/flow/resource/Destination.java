package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.regex.Pattern;

/**
 * A person or group that callers can be connected to.
 *
 * @param uri a SIP address such as {@code sip:operators@10.0.0.5:5070}, fixed: callers cannot choose it
 */
public record Destination(String uri) {

    private static final Pattern SIP_URI = Pattern.compile("^sips?:[^\\s<>\"@]+@[^\\s<>\"@]+$");

    public Destination {
        require(
                SIP_URI.matcher(uri).matches(),
                "A destination is a SIP address such as \"sip:anna@10.0.0.5\", but this one is \"" + uri + "\"");
    }
}
