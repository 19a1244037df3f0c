package io.ivory.flow.check;

import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import java.util.List;
import java.util.stream.Stream;

/** Callers who could not answer are told goodbye, not just cut off. */
final class BareHangUp implements FlowCheck {

    @Override
    public String rule() {
        return "bare-hangup-after-tries";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Menu || node instanceof Collect || node instanceof LanguageChoice) {
                for (Exit exit : List.of(Exit.NO_INPUT, Exit.NO_MATCH)) {
                    if (node.target(exit).flatMap(flow::node).orElse(null) instanceof HangUp hangUp
                            && hangUp.goodbye() == null) {
                        findings.add(
                                node,
                                Places.of(node, exit),
                                "\"" + exit + "\" ends in a hangup without a word: give \"" + hangUp.id()
                                        + "\" a goodbye, or lead to a person",
                                Stream.concat(
                                                Stream.of(Cures.sayGoodbye(flow, hangUp)),
                                                Cures.toAPerson(flow, node, exit).stream())
                                        .toList());
                    }
                }
            }
        }
        return findings.all();
    }
}
