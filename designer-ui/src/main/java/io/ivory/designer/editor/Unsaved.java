package io.ivory.designer.editor;

import io.ivory.flow.diff.Conflict;
import java.time.Instant;
import java.util.List;

/** Why what somebody draws is not saved. It stays on their desk; nothing of others is overwritten. */
public sealed interface Unsaved {

    /**
     * Somebody else saved changes that do not go together with what is drawn here.
     *
     * @param by who
     * @param at when
     * @param conflicts where the two differ; empty if theirs can only be looked at
     */
    record Overtaken(String by, Instant at, List<Conflict> conflicts) implements Unsaved {

        public Overtaken {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Somebody deleted the flow. */
    record Deleted() implements Unsaved {}

    /** The workspace does not answer; the next change, or a try by hand, saves all of it. */
    record OutOfReach() implements Unsaved {}
}
