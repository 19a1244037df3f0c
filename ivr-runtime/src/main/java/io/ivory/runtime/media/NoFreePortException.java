package io.ivory.runtime.media;

import java.io.IOException;

/** Thrown when no RTP port can be had. The call is to be turned away; ports come back as calls end. */
public final class NoFreePortException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoFreePortException(int ports) {
        super("All " + ports + " RTP ports are taken: widen the range of RTP ports or let fewer calls in");
    }

    NoFreePortException(int ports, IOException reason) {
        super("None of the " + ports + " RTP ports can be opened: " + reason.getMessage(), reason);
    }
}
