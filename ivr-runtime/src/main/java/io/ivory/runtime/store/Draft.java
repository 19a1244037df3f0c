package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import java.time.Instant;
import java.util.Optional;
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
 * @param whyReadOnly why the flow may be looked at but be neither changed nor published: a newer release wrote it; null
 *     where it may
 */
public record Draft(
        FlowId id,
        FlowDefinition definition,
        long version,
        @Nullable Integer publishedRevision,
        Instant changedAt,
        String changedBy,
        @Nullable String whyReadOnly) {

    /** Why the flow may only be looked at; empty where it may be changed. */
    public Optional<String> readOnly() {
        return Optional.ofNullable(whyReadOnly);
    }
}
