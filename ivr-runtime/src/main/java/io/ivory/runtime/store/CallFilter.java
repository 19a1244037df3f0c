package io.ivory.runtime.store;

import io.ivory.runtime.call.CallOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list. Each part that is null lets all calls through.
 *
 * @param flow calls that this flow answered
 * @param outcome calls that ended so
 * @param since calls that came in at this moment or later
 * @param until calls that came in before this moment
 * @param number calls whose caller or dialled number contains this text
 */
public record CallFilter(
        @Nullable FlowId flow,
        @Nullable CallOutcome outcome,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String number) {

    public static final CallFilter ALL = new CallFilter(null, null, null, null, null);

    public static CallFilter ofFlow(FlowId flow) {
        return new CallFilter(flow, null, null, null, null);
    }
}
