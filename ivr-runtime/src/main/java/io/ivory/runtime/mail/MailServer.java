package io.ivory.runtime.mail;

import org.jspecify.annotations.Nullable;

/**
 * The server that takes our letters.
 *
 * @param user who we are to it; it takes letters from anybody if null
 * @param password the user's
 * @param from the address that letters come from
 */
public record MailServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        Security security) {

    /** How the way to it is protected. */
    public enum Security {
        /** From the first byte on, as on port 465. */
        TLS,
        /** Begun in the clear and then protected, as on port 587; without that nothing is sent. */
        STARTTLS,
        /** Not at all: for a server on this machine. */
        NONE
    }

    /** Without the password, for logs. */
    @Override
    public String toString() {
        return host + ":" + port + " (" + security + ")";
    }
}
