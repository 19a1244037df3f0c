package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lookup must name columns that its table has. */
final class UnknownColumn implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-column";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Lookup lookup) {
                check(lookup, resources, findings);
            }
        }
        return findings.all();
    }

    private static void check(Lookup lookup, Resources resources, Findings findings) {
        DataTable table = lookup.table() == null ? null : resources.tables().get(lookup.table());
        switch (lookup.match()) {
            case null -> findings.add(lookup, Places.of(lookup, "find"), "choose the column to look in");
            case RowMatch.Equal(String column) ->
                requireColumn(findings, lookup, table, "column", column, RowMatch.Equal::new);
            case RowMatch.Between(String from, String to) -> {
                requireColumn(findings, lookup, table, "from", from, meant -> new RowMatch.Between(meant, to));
                requireColumn(findings, lookup, table, "to", to, meant -> new RowMatch.Between(from, meant));
            }
        }
    }

    private static void requireColumn(
            Findings findings,
            Lookup lookup,
            @Nullable DataTable table,
            String key,
            String column,
            Function<String, RowMatch> use) {
        if (table != null) {
            findings.requireKnown(
                    lookup,
                    Places.of(lookup, "find", key),
                    column,
                    "column of \"" + lookup.table() + "\" called",
                    table.columns(),
                    meant -> Cures.change(
                            "Use \"" + meant + "\"",
                            new Lookup(
                                    lookup.head(),
                                    lookup.table(),
                                    lookup.value(),
                                    use.apply(meant),
                                    lookup.into(),
                                    lookup.all())));
        }
    }
}
