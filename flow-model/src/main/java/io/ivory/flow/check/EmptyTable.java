package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Lookup;
import java.util.List;

/** A table that is looked into must have rows. */
final class EmptyTable implements FlowCheck {

    @Override
    public String rule() {
        return "empty-table";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Lookup lookup : Nodes.of(flow, Lookup.class)) {
            TableUse.of(lookup, around.resources())
                    .filter(use -> use.table().rows().isEmpty())
                    .ifPresent(use -> findings.add(
                            lookup,
                            Places.of(lookup, "table"),
                            use.place(),
                            "the table \"" + use.name() + "\" has no rows, so that nothing is ever found: fill it in"));
        }
        return findings.all();
    }
}
