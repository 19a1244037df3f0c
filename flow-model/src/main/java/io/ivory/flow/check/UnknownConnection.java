package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Set;

/** A service that a request names must be in the workspace. */
final class UnknownConnection implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-connection";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        Set<String> known = resources.connections().keySet();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof HttpRequest http) {
                findings.requireChosen(http, "connection", http.connection(), "connection", known);
            }
            if (node instanceof Notify notify && notify.notification() instanceof Notification.WebRequest request) {
                findings.requireChosen(notify, "connection", request.connection(), "connection", known);
            }
        }
        return findings.all();
    }
}
