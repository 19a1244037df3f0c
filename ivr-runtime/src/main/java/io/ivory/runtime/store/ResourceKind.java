package io.ivory.runtime.store;

/** The kinds of things that flows refer to by name. */
public enum ResourceKind {
    HOURS("opening hours"),
    TABLE("table"),
    DESTINATION("destination"),
    CONNECTION("connection"),
    AUDIO("recording");

    private final String words;

    ResourceKind(String words) {
        this.words = words;
    }

    /** What people call it, in lower case. */
    public String words() {
        return words;
    }
}
