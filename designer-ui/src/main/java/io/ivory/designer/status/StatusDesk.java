package io.ivory.designer.status;

/** Knows how everything does at this moment. Answers at once, whatever is away. Thread-safe. */
@FunctionalInterface
public interface StatusDesk {

    StatusReport report();
}
