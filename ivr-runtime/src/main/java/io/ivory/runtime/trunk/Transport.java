package io.ivory.runtime.trunk;

import java.util.Locale;

/** What SIP messages travel over. */
public enum Transport {
    UDP(5_060),
    TCP(5_060),
    TLS(5_061);

    private final int usualPort;

    Transport(int usualPort) {
        this.usualPort = usualPort;
    }

    /** The port where none is named: RFC 3261 section 19.1.2. */
    public int usualPort() {
        return usualPort;
    }

    /** As SIP writes it in addresses: {@code tcp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
