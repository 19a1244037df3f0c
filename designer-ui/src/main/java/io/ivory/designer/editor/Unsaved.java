package io.ivory.designer.editor;

import java.time.Instant;

/** Why what somebody draws is not saved. It stays on their desk; nothing of others is overwritten. */
public sealed interface Unsaved {

    /**
     * Somebody else saved the flow since it was opened.
     *
     * @param by who
     * @param at when
     */
    record Overtaken(String by, Instant at) implements Unsaved {}

    /** Somebody deleted the flow. */
    record Deleted() implements Unsaved {}

    /** The workspace does not answer; the next change, or a try by hand, saves all of it. */
    record OutOfReach() implements Unsaved {}
}
