package io.ivory.runtime.interpreter;

import io.ivory.runtime.call.Callbacks;
import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.call.VoicemailBoxes;

/**
 * What flows reach outside of the call they are in.
 *
 * @param services the shop's services
 * @param callers what is known of callers from earlier calls
 * @param boxes where recordings go that callers leave
 * @param notices tells the shop about calls
 * @param callbacks where callers are noted who are to be called back
 */
public record Surroundings(
        ServiceClient services, CallerMemory callers, VoicemailBoxes boxes, Notices notices, Callbacks callbacks) {

    /** Services alone: every caller calls for the first time, nothing is kept or sent. */
    public static Surroundings of(ServiceClient services) {
        return new Surroundings(
                services, CallerMemory.NOTHING, VoicemailBoxes.NOTHING_KEPT, Notices.NONE, Callbacks.NOTHING_KEPT);
    }

    public Surroundings withCallers(CallerMemory others) {
        return new Surroundings(services, others, boxes, notices, callbacks);
    }

    public Surroundings withBoxes(VoicemailBoxes others) {
        return new Surroundings(services, callers, others, notices, callbacks);
    }

    public Surroundings withNotices(Notices others) {
        return new Surroundings(services, callers, boxes, others, callbacks);
    }

    public Surroundings withCallbacks(Callbacks others) {
        return new Surroundings(services, callers, boxes, notices, others);
    }
}
