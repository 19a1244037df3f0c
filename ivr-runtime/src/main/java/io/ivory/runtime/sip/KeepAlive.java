package io.ivory.runtime.sip;

import gov.nist.javax.sip.ListeningPointExt;
import io.ivory.runtime.trunk.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import org.jspecify.annotations.Nullable;

/**
 * Sends an empty line to a registrar again and again, so that a NAT in between goes on to let its calls in: the ping of RFC
 * 5626 section 3.5.1, over UDP; connections are kept open by their messages. Not thread-safe; the registration's queue
 * owns it.
 */
final class KeepAlive {

    private final StackAccess stack;
    private final CallQueue queue;
    private final @Nullable Duration every;
    private @Nullable Future<?> next;

    /** @param every how often; null for never */
    KeepAlive(StackAccess stack, CallQueue queue, @Nullable Duration every) {
        this.stack = stack;
        this.queue = queue;
        this.every = every;
    }

    /** Goes on with this server, and no other. */
    void towards(ServerTarget target) {
        stop();
        Duration wait = every;
        if (wait != null && target.transport() == Transport.UDP) {
            next = stack.later(
                    wait,
                    () -> queue.add(() -> {
                        send(target);
                        towards(target);
                    }));
        }
    }

    private void send(ServerTarget target) {
        StackAccess.trySend("an empty line", "trunk at " + target, () -> {
            if (stack.provider().getListeningPoint(ListeningPoint.UDP) instanceof ListeningPointExt point) {
                try {
                    point.sendHeartbeat(
                            target.address().getHostAddress(), target.socket().getPort());
                } catch (IOException e) {
                    throw new SipException("not sent", e);
                }
            }
        });
    }

    void stop() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
