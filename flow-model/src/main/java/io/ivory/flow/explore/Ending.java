package io.ivory.flow.explore;

/** How a call can end, apart from the caller hanging up. */
public enum Ending {
    /** The caller has spoken to a person. */
    PERSON(true),
    /** The caller could leave a message. */
    VOICEMAIL(true),
    /** The caller will be called back. */
    CALLBACK(true),
    /** The flow names what was reached before it hangs up. */
    OUTCOME(true),
    /** The last thing the caller gets are words. */
    GOODBYE(true),
    /** The flow returns to the one that runs it, which goes on. */
    RETURNED(true),
    /** The caller hears the busy tone or the like, because the flow turned the call away before answering it. */
    REJECTED(true),
    /** The flow hangs up without a word since it last asked or rang somebody. */
    SILENCE(false),
    /** A node fails in a way that neither its exits nor the flow's {@code onError} cover: the caller is cut off. */
    BROKEN(false),
    /** An exit that is not connected. */
    DEAD_END(false);

    private final boolean good;

    Ending(boolean good) {
        this.good = good;
    }

    /** Whether a caller may be left like this. */
    public boolean isGood() {
        return good;
    }
}
