package io.ivory.runtime.http;

import java.util.concurrent.Semaphore;

/**
 * What keeps one service from taking all others with it when it is slow.
 *
 * @param breaker closes it off while it fails
 * @param places how many questions may be under way at once
 */
record ServiceLimits(CircuitBreaker breaker, Semaphore places) {

    static final int QUESTIONS_AT_ONCE = 32;

    static ServiceLimits fresh() {
        return new ServiceLimits(new CircuitBreaker(), new Semaphore(QUESTIONS_AT_ONCE));
    }
}
