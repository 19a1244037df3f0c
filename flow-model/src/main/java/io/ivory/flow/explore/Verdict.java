package io.ivory.flow.explore;

/** What came of a claim. */
public enum Verdict {
    /** It holds for every call. */
    PROVED,
    /** There is a call for which it does not hold, and it is shown. */
    REFUTED,
    /** Neither could be shown. */
    NOT_DECIDED,
    /** The flow has nothing that the claim is about. */
    DOES_NOT_APPLY
}
