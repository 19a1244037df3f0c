package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Hours;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Set;

/** Opening hours that a node or a prompt names must be in the workspace. */
final class UnknownHours implements FlowCheck {

    private static final String WHAT = "set of opening hours";

    @Override
    public String rule() {
        return "unknown-hours";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        Set<String> known = resources.hours().keySet();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Hours hours) {
                findings.requireChosen(hours, "hours", hours.hours(), WHAT, known);
            }
        }
        Expressions expressions = Expressions.forFlow(flow);
        Texts.ofPrompts(flow)
                .forEach(text -> Texts.compiled(() -> expressions.prompt(text.source()))
                        .ifPresent(prompt -> prompt.hoursNamed()
                                .forEach(name ->
                                        findings.requireKnown(text.node(), text.pointer(), name, WHAT, known))));
        return findings.all();
    }
}
