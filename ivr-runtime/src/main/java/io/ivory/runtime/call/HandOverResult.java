package io.ivory.runtime.call;

/** What became of the wish that the caller's side takes a conversation over, so that it no longer runs through here. */
public enum HandOverResult {
    /** The two talk to each other without us. */
    TAKEN_OVER,
    /** The caller's side does not do that, or does not want to. The conversation goes on here. */
    REFUSED,
    /** The caller's side tried, and did not reach them. The conversation goes on here. */
    FAILED,
    /** The caller's side has not said how it went. The conversation goes on here. */
    NO_NEWS
}
