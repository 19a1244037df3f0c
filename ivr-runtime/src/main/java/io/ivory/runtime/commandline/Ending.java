package io.ivory.runtime.commandline;

/** How a command ended, as a shell sees it. The numbers are public: scripts rely on them. */
enum Ending {
    /** All is well. */
    FINE(0, "fine"),
    /** The command did its work and found something: problems, red test calls, a refuted property, a difference. */
    FOUND(1, "found"),
    /** The command could not do its work: wrong options, or a file that cannot be read. */
    UNUSABLE(2, "unusable"),
    /** A fault of the program. */
    BROKEN(3, "broken");

    private final int code;
    private final String word;

    Ending(int code, String word) {
        this.code = code;
        this.word = word;
    }

    int code() {
        return code;
    }

    /** How it is called in JSON. */
    String word() {
        return word;
    }

    /** The graver of the two. */
    Ending and(Ending other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
