package io.ivory.flow.check;

/** How much a finding matters. */
public enum Severity {
    /** The flow cannot be published. */
    ERROR,
    /** Callers will manage, but not gladly. */
    WARNING,
    /** Good to know; many flows are fine without. */
    INFO
}
