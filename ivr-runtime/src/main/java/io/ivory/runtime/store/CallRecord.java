package io.ivory.runtime.store;

import io.ivory.runtime.call.CallEvent;
import java.util.List;

/**
 * Everything that is kept of one call.
 *
 * @param summary who, when and how it ended
 * @param events what happened, in order: the path with its times, the keys, the look-ups
 */
public record CallRecord(CallSummary summary, List<CallEvent> events) {

    public CallRecord {
        events = List.copyOf(events);
    }
}
