package io.ivory.runtime.store;

import java.time.Instant;

/** Thrown when somebody else has saved the same flow since it was read. Nothing is overwritten. */
public final class ChangedMeanwhileException extends StoreException {

    private static final long serialVersionUID = 1;

    private final String by;
    private final Instant at;

    ChangedMeanwhileException(String flowName, String by, Instant at) {
        super("\"" + flowName + "\" was changed by " + by + " at " + at
                + " since you opened it. Load it again, then make your change on top.");
        this.by = by;
        this.at = at;
    }

    /** Who saved it last. */
    public String by() {
        return by;
    }

    /** When they did. */
    public Instant at() {
        return at;
    }
}
