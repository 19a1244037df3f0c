package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.PromptId;
import io.ivory.flow.expression.AnswerReading;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.call.CallControl;
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
        var asking = new RepeatedQuestion(services, request, node.attempts(), call::now);
        ServiceAnswer answer = ask(asking, node, call);
        // the template and never its values: they may be an order number, a PIN, a name
        call.lookedUp(
                request.name() + " " + node.method() + " " + node.path(), inWords(answer) + asking.timesAsked(), since);
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
    private static ServiceAnswer ask(RepeatedQuestion asking, HttpRequest node, Conversation call) {
        var answer = new FutureTask<>(asking::ask);
        Thread.ofVirtual().name("service-" + node.connection()).start(answer);
        try {
            if (node.waitPrompt() != null) {
                call.say(call.wordings().of(node.waitPrompt()));
            }
            if (answer.isDone()) {
                return answer.get();
            }
            try (var _ = hold(node.patience().holdPrompt(), call)) {
                return answer.get();
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException("asking " + node.connection() + " failed: " + bug.getCause(), bug);
        } catch (InterruptedException over) {
            throw call.cutShort();
        } finally {
            answer.cancel(true);
        }
    }

    private static CallControl.HoldSound hold(@Nullable PromptId prompt, Conversation call) {
        if (prompt == null) {
            return call.hold();
        }
        Wording words;
        try {
            words = call.wordings().of(prompt);
        } catch (EvaluationException valueMissing) {
            words = Wording.NOTHING;
        }
        return call.hold(words);
    }

    private static Exit exitFor(ServiceAnswer answer, HttpRequest node, Conversation call) {
        return switch (answer) {
            case Answered(int status, Object body) when status >= 200 && status < 300 -> found(body, node, call);
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

    /** All variables take what the answer holds for them, or none does and the answer counts as a failure. */
    private static Exit found(@Nullable Object body, HttpRequest node, Conversation call) {
        return switch (AnswerReading.of(node.use(), call.flow().definition().variables(), body)) {
            case AnswerReading.Fits(var values) -> {
                values.forEach(call.variables()::set);
                yield Exit.FOUND;
            }
            case AnswerReading.Misfit(String reason) -> {
                call.failed(node.connection() + " answered otherwise than declared: " + reason);
                yield Exit.FAILED;
            }
        };
    }

    private static String inWords(ServiceAnswer answer) {
        return switch (answer) {
            case Answered(int status, Object _) -> "status " + status;
            case ServiceClient.Slow() -> "no answer in time";
            case ServiceClient.Failed(String reason) -> reason;
        };
    }
}
