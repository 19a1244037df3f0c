package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Notification;
import io.ivory.flow.Notification.Email;
import io.ivory.flow.Notification.WebRequest;
import io.ivory.flow.Notify;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import java.time.Duration;
import java.util.Optional;

/** Hands over what the shop is to be told, and goes on at once. */
final class NotifyExecutor implements NodeExecutor<Notify> {

    /** How long a service may take for one attempt: nobody waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Notices notices;

    NotifyExecutor(Notices notices) {
        this.notices = notices;
    }

    @Override
    public Step execute(Notify node, Conversation call) {
        Optional<String> problem;
        try {
            problem = send(node.notification(), call);
        } catch (EvaluationException valueMissing) {
            problem = Optional.of(String.valueOf(valueMissing.getMessage()));
        }
        if (problem.isPresent()) {
            call.failed(problem.get());
            return new Step.Leave(Exit.FAILED);
        }
        call.report(
                new CallEvent.Notified(call.control().id(), call.now(), call.nodeId(), inWords(node.notification())));
        return new Step.Leave(Exit.NEXT);
    }

    private Optional<String> send(Notification notification, Conversation call) {
        return switch (notification) {
            case WebRequest request -> tell(request, call);
            case Email email -> write(email, call);
        };
    }

    private Optional<String> tell(WebRequest wanted, Conversation call) {
        String name = requireNonNull(wanted.connection());
        Connection connection = Missing.unless(call.resources().connections().get(name), "connection", name);
        var expressions = call.flow().expressions();
        String path = expressions.url(wanted.path()).render(call.context());
        String body =
                wanted.body().isBlank() ? "" : expressions.json(wanted.body()).render(call.context());
        return notices.tell(
                call.control().id(), new ServiceRequest(name, connection, wanted.method(), path, body, PATIENCE));
    }

    private Optional<String> write(Email email, Conversation call) {
        String name = requireNonNull(email.to());
        Destination destination = Missing.unless(call.resources().destinations().get(name), "destination", name);
        if (!(destination instanceof EmailAddress(String address))) {
            throw new IllegalStateException("\"" + name + "\" is " + destination.kind() + ", not an e-mail address");
        }
        CallContext context = call.context();
        var expressions = call.flow().expressions();
        return notices.write(
                call.control().id(),
                address,
                expressions.prompt(email.subject()).render(context).strip(),
                expressions.prompt(email.text()).render(context).strip());
    }

    /** The template and never its values: they may be an order number, a PIN, a name. */
    private static String inWords(Notification notification) {
        return switch (notification) {
            case WebRequest(var connection, var method, var path, var _) -> connection + " " + method + " " + path;
            case Email(var to, var _, var _) -> String.valueOf(to);
        };
    }
}
