package io.ivory.runtime.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the list of flows shows it.
 *
 * @param id names the flow
 * @param name what people call it
 * @param publishedRevision the revision that takes calls; null if none does
 * @param draftAhead whether the draft says something else than what takes calls; moved boxes do not count
 * @param changedAt when the draft was last saved
 * @param changedBy who saved it
 * @param numbers the numbers that it answers
 * @param callsToday how many calls came in since midnight
 */
public record FlowSummary(
        FlowId id,
        String name,
        @Nullable Integer publishedRevision,
        boolean draftAhead,
        Instant changedAt,
        String changedBy,
        List<String> numbers,
        int callsToday) {

    public FlowSummary {
        numbers = List.copyOf(numbers);
    }
}
