package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** A call must begin somewhere. */
final class NoStart implements FlowCheck {

    @Override
    public String rule() {
        return "no-start";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        if (flow.start() == null) {
            findings.add("/start", "choose the node where calls begin");
        }
        return findings.all();
    }
}
