package io.ivory.runtime.switchboard;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells several listeners of the same events. One that fails harms neither the call nor the others.
 *
 * @param listeners told in this order
 */
public record CallListeners(List<CallListener> listeners) implements CallListener {

    private static final Logger log = LoggerFactory.getLogger(CallListeners.class);

    public CallListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void on(CallEvent event) {
        for (CallListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException bug) {
                log.atError()
                        .addKeyValue("call", event.call())
                        .addKeyValue("event", event.getClass().getSimpleName())
                        .addKeyValue("listener", listener.getClass().getSimpleName())
                        .setCause(bug)
                        .log("a listener failed");
            }
        }
    }
}
