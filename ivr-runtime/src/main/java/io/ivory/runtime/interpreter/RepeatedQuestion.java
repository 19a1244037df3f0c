package io.ivory.runtime.interpreter;

import io.ivory.runtime.interpreter.ServiceClient.Answered;
import io.ivory.runtime.interpreter.ServiceClient.Failed;
import io.ivory.runtime.interpreter.ServiceClient.ServiceAnswer;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import io.ivory.runtime.interpreter.ServiceClient.Slow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One question to a service, asked again after a short pause while the service fails, all within the time that one
 * question may take. What came of a repetition that ran out of time is what came of the one before. One thread asks.
 */
final class RepeatedQuestion {

    /** Before the second attempt; twice as long before each further one. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final int SERVER_ERRORS = 500;

    private final ServiceClient services;
    private final ServiceRequest request;
    private final int attempts;
    private final InstantSource clock;
    private volatile int asked;

    RepeatedQuestion(ServiceClient services, ServiceRequest request, int attempts, InstantSource clock) {
        this.services = services;
        this.request = request;
        this.attempts = attempts;
        this.clock = clock;
    }

    ServiceAnswer ask() throws InterruptedException {
        Instant deadline = clock.instant().plus(request.timeout());
        ServiceAnswer answer = services.ask(request);
        asked = 1;
        Duration pause = FIRST_PAUSE;
        for (int attempt = 2; attempt <= attempts && isWorthAnotherTry(answer); attempt++) {
            Duration left = Duration.between(clock.instant(), deadline).minus(pause);
            if (!left.isPositive()) {
                return answer;
            }
            services.pause(pause);
            ServiceAnswer next = services.ask(request.within(left));
            asked = attempt;
            if (next instanceof Slow) {
                return answer;
            }
            answer = next;
            pause = pause.multipliedBy(2);
        }
        return answer;
    }

    /** What the service has decided it will decide again; what went wrong may go right. */
    private static boolean isWorthAnotherTry(ServiceAnswer answer) {
        return switch (answer) {
            case Answered(int status, Object _) -> status >= SERVER_ERRORS;
            case Failed _ -> true;
            case Slow() -> false;
        };
    }

    /** How often it was asked, for call records; nothing to be said of once. */
    String timesAsked() {
        return asked > 1 ? ", asked " + asked + " times" : "";
    }
}
