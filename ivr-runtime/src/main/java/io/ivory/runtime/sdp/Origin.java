package io.ivory.runtime.sdp;

import java.net.InetAddress;

/**
 * Names a session description and its version: the {@code o=} line of RFC 8866 section 5.2.
 *
 * @param username {@code -} for none
 * @param sessionId digits that stay the same for as long as the call lasts
 * @param version digits that grow by one whenever the description changes; an unchanged version means nothing changed
 * @param address where the description was made
 */
public record Origin(String username, String sessionId, String version, InetAddress address) {

    public static Origin of(long sessionId, long version, InetAddress address) {
        return new Origin("-", Long.toUnsignedString(sessionId), Long.toUnsignedString(version), address);
    }
}
