package io.ivory.runtime.interpreter;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import java.util.Optional;

/**
 * Tells services and people of the shop about calls. Returns at once, whatever becomes of it: no caller waits, and a caller
 * who hangs up stops nothing. Thread-safe.
 */
public interface Notices {

    /** Where nothing is sent. */
    Notices NONE = new Notices() {
        @Override
        public Optional<String> tell(CallId call, ServiceRequest request) {
            return Optional.of("notifications are not sent here");
        }

        @Override
        public Optional<String> write(CallId call, String to, String subject, String text) {
            return Optional.of("notifications are not sent here");
        }
    };

    /**
     * Sends {@code request} soon, and again for a while if the service does not take it.
     *
     * @return why that will not even be tried; empty if it will
     */
    Optional<String> tell(CallId call, ServiceRequest request);

    /**
     * Sends an e-mail soon.
     *
     * @param to one address
     * @return why that will not even be tried; empty if it will
     */
    Optional<String> write(CallId call, String to, String subject, String text);
}
