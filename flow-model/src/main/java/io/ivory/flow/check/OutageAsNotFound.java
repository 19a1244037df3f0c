package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import java.util.List;

/** A service that is down has not said that there is nothing to be found. */
final class OutageAsNotFound implements FlowCheck {

    @Override
    public String rule() {
        return "outage-as-not-found";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HttpRequest http : Nodes.of(flow, HttpRequest.class)) {
            FlowNode notFound = http.target(Exit.NOT_FOUND).flatMap(flow::node).orElse(null);
            if (notFound == null || Nodes.leadsToSomeone(notFound)) {
                continue;
            }
            for (Exit failure : List.of(Exit.SLOW, Exit.FAILED)) {
                if (http.target(failure).filter(notFound.id()::equals).isPresent()
                        && !http.target(Exit.FOUND)
                                .filter(notFound.id()::equals)
                                .isPresent()) {
                    findings.add(
                            http,
                            Places.of(http, failure),
                            "\"" + failure + "\" leads where \"notFound\" leads, so that callers are told that there is"
                                    + " no such thing while the service is out of reach: lead it elsewhere",
                            Cures.toAPerson(flow, http, failure));
                }
            }
        }
        return findings.all();
    }
}
