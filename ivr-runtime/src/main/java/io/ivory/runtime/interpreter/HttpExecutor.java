package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.interpreter.ServiceClient.Answered;
import io.ivory.runtime.interpreter.ServiceClient.ServiceAnswer;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Asks a service while the caller hears that something is going on. */
final class HttpExecutor implements NodeExecutor<HttpRequest> {

    private final ServiceClient services;

    HttpExecutor(ServiceClient services) {
        this.services = services;
    }

    @Override
    public Step execute(HttpRequest node, Conversation call) {
        ServiceRequest request;
        try {
            request = request(node, call);
        } catch (EvaluationException valueMissing) {
            call.failed(String.valueOf(valueMissing.getMessage()));
            return new Step.Leave(Exit.FAILED);
        }
        Instant since = call.now();
        ServiceAnswer answer = ask(request, node, call);
        // the template and never its values: they may be an order number, a PIN, a name
        call.lookedUp(request.name() + " " + node.method() + " " + node.path(), inWords(answer), since);
        return new Step.Leave(exitFor(answer, node, call));
    }

    private static ServiceRequest request(HttpRequest node, Conversation call) {
        String name = requireNonNull(node.connection());
        Connection connection = Missing.unless(call.resources().connections().get(name), "connection", name);
        var expressions = call.flow().expressions();
        String path = expressions.url(node.path()).render(call.context());
        String body = node.body().isBlank() ? "" : expressions.json(node.body()).render(call.context());
        return new ServiceRequest(name, connection, node.method(), path, body, call.timeFor(node.timeout()));
    }

    /** The service is at work while the wait prompt plays; only what is left of its time is filled with the hold sound. */
    private ServiceAnswer ask(ServiceRequest request, HttpRequest node, Conversation call) {
        var answer = new FutureTask<>(() -> services.ask(request));
        Thread.ofVirtual().name("service-" + request.name()).start(answer);
        try {
            if (node.waitPrompt() != null) {
                call.say(call.wordings().of(node.waitPrompt()));
            }
            if (answer.isDone()) {
                return answer.get();
            }
            try (var _ = call.hold()) {
                return answer.get();
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException("asking " + request.name() + " failed: " + bug.getCause(), bug);
        } catch (InterruptedException over) {
            throw call.cutShort();
        } finally {
            answer.cancel(true);
        }
    }

    private static Exit exitFor(ServiceAnswer answer, HttpRequest node, Conversation call) {
        return switch (answer) {
            case Answered(int status, Object body)
            when status >= 200 && status < 300 -> {
                if (node.into() != null) {
                    call.variables().set(node.into(), withoutJavaNulls(body));
                }
                yield Exit.FOUND;
            }
            case Answered(int status, Object _) when status == 404 -> Exit.NOT_FOUND;
            case Answered(int status, Object _) -> {
                call.failed(node.connection() + " answered with status " + status);
                yield Exit.FAILED;
            }
            case ServiceClient.Slow() -> Exit.SLOW;
            case ServiceClient.Failed(String reason) -> {
                call.failed(reason);
                yield Exit.FAILED;
            }
        };
    }

    private static Object withoutJavaNulls(@Nullable Object body) {
        return body == null ? Extensions.NULL : Extensions.normalized(body);
    }

    private static String inWords(ServiceAnswer answer) {
        return switch (answer) {
            case Answered(int status, Object _) -> "status " + status;
            case ServiceClient.Slow() -> "no answer in time";
            case ServiceClient.Failed(String reason) -> reason;
        };
    }
}
