package io.ivory.flow.explore;

/**
 * How much of a call the explorer keeps apart. It begins with the finest and takes the next one where that becomes too
 * much: all are safe, but a coarser one proves less.
 */
public enum Precision {
    /** Values of variables, and answers that cannot change by themselves. */
    VALUES,
    /** Only whether a variable is set, and what kind of value it holds; not which questions a call came through. */
    KINDS,
    /** Only nodes and tries. */
    NODES
}
