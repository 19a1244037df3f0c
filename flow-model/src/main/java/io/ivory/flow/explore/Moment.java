package io.ivory.flow.explore;

import io.ivory.flow.Language;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.resource.Resources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a call that is played in thought. How long words take is known only roughly, so that the moment is
 * somewhere between two; what comes out differently at the two is not settled.
 */
final class Moment {

    private static final LocalDateTime SOME_NOON = LocalDateTime.of(2026, 1, 14, 12, 0);

    private final Played call;
    private final FlowPlan plan;
    private final ZoneId zone;
    private final Language language;
    private final Resources resources;

    /**
     * @param plan the flow the call is in
     * @param zone the wall clock of the flow that took the call
     */
    Moment(Played call, FlowPlan plan, ZoneId zone, Resources resources) {
        this(call, plan, zone, resources, plan.spokenLanguage(Optional.ofNullable(call.language())));
    }

    private Moment(Played call, FlowPlan plan, ZoneId zone, Resources resources, Language language) {
        this.call = call;
        this.plan = plan;
        this.zone = zone;
        this.resources = resources;
        this.language = language;
    }

    /** The same moment of words that are said in another language. */
    Moment in(Language said) {
        return new Moment(call, plan, zone, resources, said);
    }

    Language language() {
        return language;
    }

    /** What came of computing something. */
    sealed interface Result<T> {

        record Settled<T>(T value) implements Result<T> {}

        record Failed<T>() implements Result<T> {}

        /** It depends on how long the call has taken. */
        record Unsettled<T>() implements Result<T> {}
    }

    /** What {@code compute} yields in this call at this moment. */
    <T> Result<T> settle(Function<CallContext, T> compute) {
        Result<T> early = attempt(compute, call.leastTime());
        if (call.at() == null) {
            return early;
        }
        return early.equals(attempt(compute, call.mostTime())) ? early : new Result.Unsettled<>();
    }

    private <T> Result<T> attempt(Function<CallContext, T> compute, Duration since) {
        try {
            return new Result.Settled<>(compute.apply(context(since)));
        } catch (EvaluationException | IllegalStateException _) {
            return new Result.Failed<>();
        }
    }

    private CallContext context(Duration since) {
        Instant start = start(call.at()).atZone(zone).toInstant();
        return new CallContext(
                call.variables(),
                new CallFacts(call.from(), "", start, call.earlierCalls(), call.diverted()),
                language,
                start.plus(since),
                plan.zone(),
                resources);
    }

    private static LocalDateTime start(@Nullable LocalDateTime at) {
        return at == null ? SOME_NOON : at;
    }
}
