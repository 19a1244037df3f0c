package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.ConnectionDialog;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.runtime.store.ResourceKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                HttpForm::connection);
        if (node.mayChange(ResourceKind.CONNECTION)) {
            form.add(SmallButtons.add(
                    "New service",
                    () -> new ConnectionDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(request -> connection(request, name));
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
                        HttpForm::method)
                .text(
                        "request",
                        "Path",
                        "Follows the service's address. Values in braces are filled in: /orders/{orderNumber}",
                        HttpRequest::path,
                        HttpForm::path));
        if (node.node().method() != HttpMethod.GET || !node.node().body().isEmpty()) {
            form.text("body", "JSON body", "Values in braces are filled in", HttpRequest::body, HttpForm::body);
        }
        form.variable("into", "Keep the answer as", VariableType.RECORD, HttpRequest::into, HttpForm::into);
        form.seconds(
                "timeout",
                "Wait at most",
                "timeout: after that the call goes on at “takes too long”",
                0.1,
                30,
                HttpRequest::timeout,
                HttpForm::timeout);
        form.prompt(new PromptField.Slot<>(
                "waitPrompt", "Say before waiting", HttpRequest::waitPrompt, HttpForm::waitPrompt, true));
        return form.box();
    }

    private static HttpRequest connection(HttpRequest r, String connection) {
        return new HttpRequest(
                r.head(), connection, r.method(), r.path(), r.body(), r.into(), r.timeout(), r.waitPrompt());
    }

    private static HttpRequest method(HttpRequest r, HttpMethod method) {
        return new HttpRequest(
                r.head(), r.connection(), method, r.path(), r.body(), r.into(), r.timeout(), r.waitPrompt());
    }

    private static HttpRequest path(HttpRequest r, String path) {
        return new HttpRequest(
                r.head(), r.connection(), r.method(), path, r.body(), r.into(), r.timeout(), r.waitPrompt());
    }

    private static HttpRequest body(HttpRequest r, String body) {
        return new HttpRequest(
                r.head(), r.connection(), r.method(), r.path(), body, r.into(), r.timeout(), r.waitPrompt());
    }

    private static HttpRequest into(HttpRequest r, VariableName into) {
        return new HttpRequest(
                r.head(), r.connection(), r.method(), r.path(), r.body(), into, r.timeout(), r.waitPrompt());
    }

    private static HttpRequest timeout(HttpRequest r, Duration timeout) {
        return new HttpRequest(
                r.head(), r.connection(), r.method(), r.path(), r.body(), r.into(), timeout, r.waitPrompt());
    }

    private static HttpRequest waitPrompt(HttpRequest r, @Nullable PromptId prompt) {
        return new HttpRequest(r.head(), r.connection(), r.method(), r.path(), r.body(), r.into(), r.timeout(), prompt);
    }
}
