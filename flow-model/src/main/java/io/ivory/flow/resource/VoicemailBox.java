package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import org.jspecify.annotations.Nullable;

/**
 * A box for recordings that callers leave.
 *
 * @param email who is told of a new recording; nobody if null
 * @param greeting the file of a recording that callers hear before the beep where the node has no greeting; none if null
 * @param maximum how many recordings the box keeps, 1 to 1,000; the oldest that was heard makes room
 */
public record VoicemailBox(@Nullable String email, @Nullable String greeting, int maximum) implements Destination {

    public static final int MAX_RECORDINGS = 1_000;
    public static final int DEFAULT_RECORDINGS = 100;

    public VoicemailBox {
        if (email != null) {
            EmailAddress.requireAddress(email);
        }
        require(
                maximum >= 1 && maximum <= MAX_RECORDINGS,
                "maximum must be between 1 and " + MAX_RECORDINGS + ", but is " + maximum);
    }
}
