package io.ivory.runtime.simulation;

import io.ivory.flow.TestCall.GivenAnswer;
import io.ivory.runtime.interpreter.ServiceClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of a test call: each question has the answer that was written down for it. */
final class GivenServices implements ServiceClient {

    private final Map<String, Map<String, GivenAnswer>> given;
    private final SimulatedClock clock;
    private final List<String> unanswered = Collections.synchronizedList(new ArrayList<>());

    GivenServices(Map<String, Map<String, GivenAnswer>> given, SimulatedClock clock) {
        this.given = given;
        this.clock = clock;
    }

    @Override
    public ServiceAnswer ask(ServiceRequest request) {
        String question = request.method() + " " + request.path();
        GivenAnswer answer = given.getOrDefault(request.name(), Map.of()).get(question);
        if (answer == null) {
            unanswered.add("the service \"" + request.name() + "\" was asked " + question
                    + ", but the test does not say what it answers: add it under \"given\"");
            return new Failed("no answer is given for " + question);
        }
        if (answer.after().compareTo(request.timeout()) >= 0) {
            clock.pass(request.timeout());
            return new Slow();
        }
        clock.pass(answer.after().isZero() ? Duration.ofMillis(1) : answer.after());
        return answer.status() == 0
                ? new Failed(request.name() + " cannot be reached")
                : new Answered(answer.status(), answer.body());
    }

    @Override
    public void pause(Duration time) {
        clock.pass(time);
    }

    /** The first question that nobody had thought of. */
    Optional<String> problem() {
        return unanswered.stream().findFirst();
    }
}
