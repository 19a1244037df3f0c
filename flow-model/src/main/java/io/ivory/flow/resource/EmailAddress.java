package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.regex.Pattern;

/**
 * An address of the shop that flows can write to, fixed: callers cannot choose it.
 *
 * @param address such as {@code orders@shop.example}, at most 254 characters (RFC 5321 section 4.5.3.1.3)
 */
public record EmailAddress(String address) implements Destination {

    private static final int MAX_LENGTH = 254;

    /** One address and nothing that could begin another header line or another recipient. */
    private static final Pattern ADDRESS = Pattern.compile("^[^\\s<>\"@,;:]{1,64}@[A-Za-z0-9.-]{1,190}$");

    public EmailAddress {
        requireAddress(address);
    }

    static void requireAddress(String address) {
        require(
                address.length() <= MAX_LENGTH && ADDRESS.matcher(address).matches(),
                "An e-mail address is written like \"orders@shop.example\", but this one is \"" + address + "\"");
    }
}
