package io.ivory.runtime.simulation;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.interpreter.Notices;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import java.util.Optional;

/** Sends nothing and writes down what would have been sent. */
final class WrittenNotices implements Notices {

    private final Transcript transcript;

    WrittenNotices(Transcript transcript) {
        this.transcript = transcript;
    }

    @Override
    public Optional<String> tell(CallId call, ServiceRequest request) {
        transcript.tells(request.name(), request.method() + " " + request.path(), request.body());
        return Optional.empty();
    }

    @Override
    public Optional<String> write(CallId call, String to, String subject, String text) {
        transcript.writes(to, subject, text);
        return Optional.empty();
    }
}
