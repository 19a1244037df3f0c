package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.ConnectionDialog;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.ServicePatience;
import io.ivory.flow.VariableType;
import io.ivory.runtime.store.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The form of an http node: which service, which request, where the answer goes, how long to wait. */
final class HttpForm {

    private HttpForm() {}

    static Component of(NodeEditing<HttpRequest> node) {
        var form = new Fields<>(node);
        form.named(
                "connection",
                "Service",
                node.resources().connections().keySet(),
                HttpRequest::connection,
                HttpRequest::withConnection);
        if (node.mayChange(ResourceKind.CONNECTION)) {
            form.add(SmallButtons.add(
                    "New service",
                    () -> new ConnectionDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(request -> request.withConnection(name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.row(row -> row.choice(
                        "request/method",
                        "Request",
                        List.of(HttpMethod.values()),
                        HttpMethod::name,
                        HttpRequest::method,
                        HttpRequest::withMethod)
                .text(
                        "request",
                        "Path",
                        "Follows the service's address. Values in braces are filled in: /orders/{orderNumber}",
                        HttpRequest::path,
                        HttpRequest::withPath));
        if (node.node().method() != HttpMethod.GET || !node.node().body().isEmpty()) {
            form.longText(
                    "body", "JSON body", "Values in braces are filled in", HttpRequest::body, HttpRequest::withBody);
        }
        form.variable(
                "into",
                "Keep the answer as",
                VariableType.RECORD,
                HttpRequest::into,
                (request, into) -> request.withUse(request.use().withInto(into)));
        boolean declared = !node.node().use().equals(new AnswerUse(node.node().into(), Map.of(), Map.of()));
        form.folded("What the answer holds", declared, fields -> fields.add(AnswerRows.of(node)));
        form.seconds(
                "timeout",
                "Wait at most",
                "timeout: after that the call goes on at “takes too long”",
                0.1,
                30,
                HttpRequest::timeout,
                (request, timeout) -> patience(request, patience -> patience.withTimeout(timeout)));
        form.integer(
                "retries",
                "Ask again if it fails",
                "retries: after a moment each, as long as there is time",
                0,
                ServicePatience.MOST_RETRIES,
                request -> request.patience().retries(),
                (request, retries) -> patience(request, patience -> patience.withRetries(retries)));
        if (!node.node().method().isIdempotent()) {
            form.check(
                    "Asking twice does no harm",
                    "repeatable: only then is a POST asked again",
                    request -> request.patience().repeatable(),
                    (request, harmless) -> patience(request, patience -> patience.withRepeatable(harmless)));
        }
        form.prompt(new PromptField.Slot<>(
                "waitPrompt",
                "Say before waiting",
                HttpRequest::waitPrompt,
                (request, prompt) -> patience(request, patience -> patience.withWaitPrompt(prompt)),
                true));
        form.prompt(new PromptField.Slot<>(
                "holdPrompt",
                "Then repeat until the answer comes",
                request -> request.patience().holdPrompt(),
                (request, prompt) -> patience(request, patience -> patience.withHoldPrompt(prompt)),
                true));
        return form.box();
    }

    private static HttpRequest patience(HttpRequest request, UnaryOperator<ServicePatience> change) {
        return request.withPatience(change.apply(request.patience()));
    }
}
