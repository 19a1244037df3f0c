package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import java.util.HashMap;
import java.util.List;

/** Where a lookup takes one row, each key may stand in one row only: the others would never be found. */
final class DuplicateKey implements FlowCheck {

    @Override
    public String rule() {
        return "duplicate-key";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Lookup lookup : Nodes.of(flow, Lookup.class)) {
            if (!lookup.all() && lookup.match() instanceof RowMatch.Equal(String column)) {
                TableUse.of(lookup, around.resources())
                        .ifPresent(use -> use.column(column).ifPresent(keys -> check(findings, lookup, use, keys)));
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, Lookup lookup, TableUse use, List<String> keys) {
        var first = new HashMap<String, Integer>();
        for (int row = 0; row < keys.size(); row++) {
            Integer before = first.putIfAbsent(keys.get(row), row);
            if (before != null) {
                findings.add(
                        lookup,
                        Places.of(lookup, "table"),
                        use.place(),
                        "lines " + TableUse.line(before) + " and " + TableUse.line(row) + " of the table \""
                                + use.name()
                                + "\" are both for \"" + keys.get(row)
                                + "\", so that the second is never found: delete one of them");
                return;
            }
        }
    }
}
