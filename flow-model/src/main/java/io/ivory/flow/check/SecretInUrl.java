package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/** An address is written down by every server on the way: a secret belongs into the body. */
final class SecretInUrl implements FlowCheck {

    @Override
    public String rule() {
        return "secret-in-url";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Computed computed : Secrets.computed(flow)) {
            if (computed.kind() == Computed.Kind.URL) {
                Secrets.readBy(computed, flow)
                        .ifPresent(name -> findings.add(
                                computed.node(),
                                computed.pointer(),
                                "\"" + name + "\" must stay secret, but stands in the address, which servers write into"
                                        + " their logs: send it in the body of a POST"));
            }
        }
        return findings.all();
    }
}
