package io.ivory.flow.diff;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/**
 * Two people's changes in one flow.
 *
 * @param flow has all changes that go together; where two do not, the first one's
 * @param conflicts the changes that do not go together; empty if all is well
 */
public record Merged(FlowDefinition flow, List<Conflict> conflicts) {

    public Merged {
        conflicts = List.copyOf(conflicts);
    }

    /** Whether every change of both is in the flow. */
    public boolean isComplete() {
        return conflicts.isEmpty();
    }
}
