package io.ivory.runtime.http;

import io.ivory.runtime.meter.Tally;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What keeps one service from taking all others with it when it is slow, and what became of its requests.
 *
 * @param name its name in the workspace
 * @param breaker closes it off while it fails
 * @param places how many questions may be under way at once
 * @param outcomes what became of the requests
 * @param tookMs how long they took together, in milliseconds
 * @param lastTurn which of all requests was its last one
 */
record ServiceLimits(
        String name,
        CircuitBreaker breaker,
        Semaphore places,
        Tally<ServiceOutcome> outcomes,
        LongAdder tookMs,
        AtomicLong lastTurn) {

    static final int QUESTIONS_AT_ONCE = 32;

    static ServiceLimits fresh(String name) {
        return new ServiceLimits(
                name,
                new CircuitBreaker(),
                new Semaphore(QUESTIONS_AT_ONCE),
                new Tally<>(ServiceOutcome.class),
                new LongAdder(),
                new AtomicLong());
    }
}
