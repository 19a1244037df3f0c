package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpRequest;
import java.util.List;

/** What may change something is not asked twice unless somebody says that it does no harm. */
final class RetryWithoutEffect implements FlowCheck {

    @Override
    public String rule() {
        return "retry-without-effect";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HttpRequest http : Nodes.of(flow, HttpRequest.class)) {
            if (http.patience().retries() > 0 && http.attempts() == 1) {
                findings.add(
                        http,
                        Places.of(http, "retries"),
                        http.method() + " may do something twice, so it is not asked again: say that it is repeatable,"
                                + " or ask once",
                        Cures.change(
                                "Ask once", http.withPatience(http.patience().withRetries(0))));
            }
        }
        return findings.all();
    }
}
