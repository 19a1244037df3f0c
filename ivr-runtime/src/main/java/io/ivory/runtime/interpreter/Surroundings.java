package io.ivory.runtime.interpreter;

import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.call.VoicemailBoxes;

/**
 * What flows reach outside of the call they are in.
 *
 * @param services the shop's services
 * @param callers what is known of callers from earlier calls
 * @param boxes where recordings go that callers leave
 */
public record Surroundings(ServiceClient services, CallerMemory callers, VoicemailBoxes boxes) {

    /** Without voicemail: recordings are taken and not kept. */
    public Surroundings(ServiceClient services, CallerMemory callers) {
        this(services, callers, VoicemailBoxes.NOTHING_KEPT);
    }

    /** Services alone: every caller calls for the first time. */
    public static Surroundings of(ServiceClient services) {
        return new Surroundings(services, CallerMemory.NOTHING);
    }
}
