package io.ivory.flow.explore;

/** Whether something works. */
enum Chance {
    ALWAYS,
    PERHAPS,
    NEVER;

    /** Whether both this and {@code other} work. */
    Chance and(Chance other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
