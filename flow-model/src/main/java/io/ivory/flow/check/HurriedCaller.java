package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.DigitRules;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import java.time.Duration;
import java.util.List;

/** Slow hands need time: to the first key, and between two. */
final class HurriedCaller implements FlowCheck {

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(4);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    @Override
    public String rule() {
        return "hurried-caller";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            Nodes.ask(node)
                    .filter(ask -> ask.noInputAfter().compareTo(SHORTEST_PATIENCE) < 0)
                    .ifPresent(ask -> findings.add(
                            node,
                            Places.of(node, "noInputAfter"),
                            "callers have only " + seconds(ask.noInputAfter()) + " to press a key: slow hands need "
                                    + seconds(SHORTEST_PATIENCE) + " at least",
                            Cures.ask(
                                    "Wait " + seconds(AskRules.DEFAULT.noInputAfter()),
                                    node,
                                    ask.withNoInputAfter(AskRules.DEFAULT.noInputAfter()))));
            if (node instanceof Collect collect && collect.interDigit().compareTo(SHORTEST_PAUSE) < 0) {
                findings.add(
                        collect,
                        Places.of(collect, "interDigit"),
                        "callers may pause only " + seconds(collect.interDigit())
                                + " between two keys: slow hands need " + seconds(SHORTEST_PAUSE) + " at least",
                        Cures.change(
                                "Allow pauses of " + seconds(DigitRules.DEFAULT_INTER_DIGIT),
                                collect.withInterDigit(DigitRules.DEFAULT_INTER_DIGIT)));
            }
        }
        return findings.all();
    }

    private static String seconds(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
