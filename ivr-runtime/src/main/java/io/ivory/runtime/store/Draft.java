package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it is being drawn.
 *
 * @param id names the flow
 * @param definition what is drawn; may be unfinished
 * @param version goes up by one with every save; what {@link FlowStore#saveDraft} wants back
 * @param publishedRevision the revision that takes calls; null if none does
 * @param changedAt when it was last saved
 * @param changedBy who saved it
 */
public record Draft(
        FlowId id,
        FlowDefinition definition,
        long version,
        @Nullable Integer publishedRevision,
        Instant changedAt,
        String changedBy) {}
