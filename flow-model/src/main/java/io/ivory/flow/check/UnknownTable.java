package io.ivory.flow.check;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Lookup;
import io.ivory.flow.Reference;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** A table that a lookup or a caller check names must be in the workspace. */
final class UnknownTable implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-table";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Lookup lookup) {
                findings.requireChosen(
                        lookup,
                        "table",
                        lookup.table(),
                        "table",
                        resources.tables().keySet());
            }
            if (node instanceof CallerCheck caller) {
                for (Reference table : Reference.of(caller)) {
                    findings.requireKnown(
                            caller,
                            Places.of(caller, table.key()),
                            table.name(),
                            "table",
                            resources.tables().keySet());
                }
            }
        }
        return findings.all();
    }
}
