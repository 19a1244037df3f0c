package io.ivory.runtime.call;

import java.time.Instant;

/** Where callers are noted who are to be called back. Never makes a caller wait; thread-safe. */
public interface Callbacks {

    /** For test calls: takes everything and keeps nothing. */
    Callbacks NOTHING_KEPT = wish -> true;

    /**
     * Notes somebody.
     *
     * @return false if that cannot be, and nothing may be promised
     */
    boolean keep(Wish wish);

    /**
     * Who is to be called back, and why.
     *
     * @param call the call in which it was promised
     * @param flow the id of the flow in the workspace
     * @param from the number to call
     * @param reason what it is about; may be empty
     */
    record Wish(CallId call, String flow, String from, String reason, Instant at) {}
}
