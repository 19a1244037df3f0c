package io.ivory.runtime.interpreter;

import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.call.VoicemailBoxes;

/**
 * What flows reach outside of the call they are in.
 *
 * @param services the shop's services
 * @param callers what is known of callers from earlier calls
 * @param boxes where recordings go that callers leave
 * @param notices tells the shop about calls
 */
public record Surroundings(ServiceClient services, CallerMemory callers, VoicemailBoxes boxes, Notices notices) {

    /** Services alone: every caller calls for the first time, nothing is kept or sent. */
    public static Surroundings of(ServiceClient services) {
        return new Surroundings(services, CallerMemory.NOTHING, VoicemailBoxes.NOTHING_KEPT, Notices.NONE);
    }

    public Surroundings withCallers(CallerMemory others) {
        return new Surroundings(services, others, boxes, notices);
    }

    public Surroundings withBoxes(VoicemailBoxes others) {
        return new Surroundings(services, callers, others, notices);
    }

    public Surroundings withNotices(Notices others) {
        return new Surroundings(services, callers, boxes, others);
    }
}
