package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.SetKeys;
import java.util.List;
import java.util.Set;

/** 0 means a person, everywhere. */
final class OperatorKey implements FlowCheck {

    @Override
    public String rule() {
        return "operator-key";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<NodeId> toSomeone = new FlowGraph(flow).canReachUnasked(Nodes::leadsToSomeone);
        if (flow.operator() != null
                && flow.nodes().containsKey(flow.operator())
                && !toSomeone.contains(flow.operator())) {
            findings.add(
                    null,
                    "/operator",
                    "callers expect a person behind this key, but it leads to \"" + flow.operator()
                            + "\": lead it to a person",
                    Cures.person(flow)
                            .map(person -> new Fix(
                                    "Lead it to \"" + person.name() + "\"", new SetKeys(flow.keys(), person.id())))
                            .stream()
                            .toList());
        }
        Exit zero = Exit.ofKey(Digit.ZERO);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            NodeId target = menu.target(zero).orElse(null);
            if (menu.options().containsKey(Digit.ZERO) && target != null && !toSomeone.contains(target)) {
                findings.add(
                        menu,
                        Places.of(menu, zero),
                        "callers expect a person behind 0, but it leads to \"" + target
                                + "\": lead it to a person, or give this choice another key",
                        Cures.toAPerson(flow, menu, zero));
            }
        }
        return findings.all();
    }
}
