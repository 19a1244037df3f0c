package io.ivory.runtime.store;

/** What somebody may do, each role including those before it. */
public enum Role {
    /** May look at flows and calls. */
    VIEWER,
    /** May also change and publish flows. */
    EDITOR,
    /** May also change numbers, people and services. */
    ADMIN
}
