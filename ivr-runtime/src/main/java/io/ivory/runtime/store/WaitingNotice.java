package io.ivory.runtime.store;

import java.time.Instant;

/**
 * A notification that has still to be sent.
 *
 * @param id a UUID
 * @param call the call that it tells of
 * @param content what is sent and to whom, in one line of JSON
 * @param tries how often it was sent and not taken
 * @param queuedAt when the call handed it over
 * @param dueAt when it is sent, or sent again
 */
public record WaitingNotice(String id, String call, String content, int tries, Instant queuedAt, Instant dueAt) {

    /** The same after one more try that failed. */
    public WaitingNotice triedAgainAt(Instant due) {
        return new WaitingNotice(id, call, content, tries + 1, queuedAt, due);
    }
}
