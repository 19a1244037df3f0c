package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of connections that cannot be taken: the first in a row is told, and each is followed by a pause. */
final class AcceptTrouble {

    private static final Logger log = LoggerFactory.getLogger(AcceptTrouble.class);

    /** What is short, such as files to open, is not there again at once. */
    private static final long PAUSE_MS = 50;

    private final String protocol;
    private boolean told;

    AcceptTrouble(String protocol) {
        this.protocol = protocol;
    }

    void over() {
        told = false;
    }

    void pauseAfter(IOException failure) throws InterruptedIOException {
        if (!told) {
            log.atWarn()
                    .addKeyValue("protocol", protocol)
                    .setCause(failure)
                    .log("a connection could not be taken; going on");
        }
        told = true;
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while no connection could be taken");
        }
    }
}
