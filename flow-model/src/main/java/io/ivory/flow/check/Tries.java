package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import java.util.List;

/** A question is asked two or three times: once is hard on those who did not hear it, five times on everyone. */
final class Tries implements FlowCheck {

    private static final int LEAST = 2;
    private static final int MOST = 4;

    @Override
    public String rule() {
        return "tries";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            Nodes.ask(node)
                    .filter(ask -> ask.tries() < LEAST || ask.tries() > MOST)
                    .ifPresent(ask -> findings.add(
                            node,
                            Places.of(node, "tries"),
                            ask.tries() < LEAST
                                    ? "callers who did not hear the question get no second try: ask two or three times"
                                    : "callers are asked " + ask.tries()
                                            + " times before they get on: ask two or three times, then lead to a person",
                            Cures.ask(
                                    "Ask " + AskRules.DEFAULT.tries() + " times",
                                    node,
                                    ask.withTries(AskRules.DEFAULT.tries()))));
        }
        return findings.all();
    }
}
