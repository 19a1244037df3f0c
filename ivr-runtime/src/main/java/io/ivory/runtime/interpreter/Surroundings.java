package io.ivory.runtime.interpreter;

import io.ivory.runtime.call.CallerMemory;

/**
 * What flows reach outside of the call they are in.
 *
 * @param services the shop's services
 * @param callers what is known of callers from earlier calls
 */
public record Surroundings(ServiceClient services, CallerMemory callers) {

    /** Services alone: every caller calls for the first time. */
    public static Surroundings of(ServiceClient services) {
        return new Surroundings(services, CallerMemory.NOTHING);
    }
}
