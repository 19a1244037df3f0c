package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpRequest;
import java.util.List;

/** When a service is slow or down, callers must not hear what they would hear if it had answered. */
final class FailureAsSuccess implements FlowCheck {

    @Override
    public String rule() {
        return "failure-as-success";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HttpRequest http : Nodes.of(flow, HttpRequest.class)) {
            for (Exit failure : List.of(Exit.SLOW, Exit.FAILED)) {
                http.target(failure)
                        .filter(target -> http.into() != null)
                        .filter(target ->
                                http.target(Exit.FOUND).filter(target::equals).isPresent())
                        .ifPresent(target -> findings.add(
                                http,
                                Places.of(http, failure),
                                "\"" + failure + "\" leads where \"found\" leads, although there is no answer then:"
                                        + " lead it to a person, or say that it does not work now",
                                Cures.toAPerson(flow, http, failure)));
            }
        }
        return findings.all();
    }
}
