package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A table of what is valid from one day to another, as a flow looks it up.
 *
 * @param lookup the node that looks for what is valid today
 * @param use its table
 * @param ends the last day of each row; empty where it has none
 */
record Promotions(Lookup lookup, TableUse use, List<String> ends) {

    private static final String TODAY = "today";

    /** Each table once. */
    static List<Promotions> in(FlowDefinition flow, Resources resources) {
        var found = new LinkedHashMap<String, Promotions>();
        for (Lookup lookup : Nodes.of(flow, Lookup.class)) {
            if (lookup.match() instanceof RowMatch.Between between
                    && lookup.value().strip().equals(TODAY)) {
                TableUse.of(lookup, resources)
                        .ifPresent(use -> use.column(between.to())
                                .ifPresent(ends -> found.putIfAbsent(use.name(), new Promotions(lookup, use, ends))));
            }
        }
        return List.copyOf(found.values());
    }

    void report(Findings findings, String message) {
        findings.add(lookup, Places.of(lookup, "table"), use.place(), message);
    }
}
