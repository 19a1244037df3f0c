package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** A service that a request names must be in the workspace. */
final class UnknownConnection implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-connection";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof HttpRequest http) {
                findings.requireChosen(
                        http,
                        "connection",
                        http.connection(),
                        "connection",
                        resources.connections().keySet());
            }
        }
        return findings.all();
    }
}
