package io.ivory.runtime.interpreter;

import io.ivory.flow.HttpMethod;
import io.ivory.flow.resource.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a service of the shop over HTTP. */
public interface ServiceClient {

    /**
     * Asks and waits for the answer, at most {@code request.timeout()} over all. Never throws for what a service or
     * the network does; an interrupt ends the wait with {@link Failed}.
     */
    ServiceAnswer ask(ServiceRequest request);

    /** Tells a service something. Only the status of its answer matters: many answer with a word that is no JSON. */
    default ServiceAnswer tell(ServiceRequest request) {
        return ask(request);
    }

    /** Lets time pass before a service is asked again. */
    default void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /**
     * One question.
     *
     * @param name the connection's name in the workspace
     * @param connection where the service is
     * @param method the HTTP method
     * @param path what follows the base address, values filled in and encoded
     * @param body the JSON body; empty for none
     * @param timeout the whole exchange
     */
    record ServiceRequest(
            String name, Connection connection, HttpMethod method, String path, String body, Duration timeout) {

        /** The same question for which less time is left. */
        ServiceRequest within(Duration left) {
            return new ServiceRequest(name, connection, method, path, body, left);
        }
    }

    /** What came of it. */
    sealed interface ServiceAnswer {}

    /**
     * The service answered.
     *
     * @param status the HTTP status
     * @param body its JSON as Map, List, String, Long, Double or Boolean; null for none or JSON's null
     */
    record Answered(int status, @Nullable Object body) implements ServiceAnswer {}

    /** It did not answer in time. */
    record Slow() implements ServiceAnswer {}

    /**
     * It could not be asked, or answered what is no JSON or too large.
     *
     * @param reason for the people who run the flow
     */
    record Failed(String reason) implements ServiceAnswer {}
}
