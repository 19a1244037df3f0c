package io.ivory.runtime.store;

/** The kinds of things that flows refer to by name. */
public enum ResourceKind {
    HOURS("opening hours", Role.EDITOR),
    TABLE("table", Role.EDITOR),
    DESTINATION("destination", Role.ADMIN),
    CONNECTION("connection", Role.ADMIN),
    AUDIO("recording", Role.EDITOR);

    private final String words;
    private final Role changedBy;

    ResourceKind(String words, Role changedBy) {
        this.words = words;
        this.changedBy = changedBy;
    }

    /** What people call it, in lower case. */
    public String words() {
        return words;
    }

    /** The role that it takes to make, change and delete them: whom callers reach is for administrators to say. */
    public Role changedBy() {
        return changedBy;
    }
}
