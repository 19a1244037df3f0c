package io.ivory.flow.diff;

/** The headings under which changes are listed, in this order. */
public enum Topic {
    FLOW("Flow"),
    NODES("Nodes"),
    WORDS("Words"),
    VARIABLES("Variables"),
    TESTS("Test calls"),
    LAYOUT("Layout");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** The heading. */
    public String title() {
        return title;
    }
}
