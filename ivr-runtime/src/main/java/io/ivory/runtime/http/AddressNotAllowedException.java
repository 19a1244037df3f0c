package io.ivory.runtime.http;

import java.net.UnknownHostException;

/** Thrown before a connection to an address that flows must not reach. */
final class AddressNotAllowedException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    AddressNotAllowedException(String host, int port) {
        super("address not allowed: " + host + ":" + port
                + " is not on the public Internet; an administrator can allow it");
    }
}
