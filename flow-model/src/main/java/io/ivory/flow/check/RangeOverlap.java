package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a lookup takes one row by a range, no value may lie in the ranges of two rows, and no range may be upside down. */
final class RangeOverlap implements FlowCheck {

    @Override
    public String rule() {
        return "range-overlap";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Lookup lookup : Nodes.of(flow, Lookup.class)) {
            if (lookup.match() instanceof RowMatch.Between between) {
                TableUse.of(lookup, around.resources()).ifPresent(use -> check(findings, lookup, between, use));
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, Lookup lookup, RowMatch.Between between, TableUse use) {
        List<String> starts = use.column(between.from()).orElse(List.of());
        List<String> ends = use.column(between.to()).orElse(List.of());
        if (starts.isEmpty() || ends.isEmpty()) {
            return;
        }
        var ranges = new ArrayList<CellRange>();
        for (int row = 0; row < starts.size(); row++) {
            ranges.add(new CellRange(row, starts.get(row), ends.get(row)));
        }
        wrong(lookup, ranges)
                .ifPresent(wrong -> findings.add(
                        lookup,
                        Places.of(lookup, "table"),
                        use.place(),
                        "in the table \"" + use.name() + "\" " + wrong));
    }

    private static Optional<String> wrong(Lookup lookup, List<CellRange> ranges) {
        Optional<CellRange> reversed =
                ranges.stream().filter(CellRange::isUpsideDown).findFirst();
        if (reversed.isPresent()) {
            return Optional.of("line " + TableUse.line(reversed.get().row()) + " ends before it begins: swap the two");
        }
        if (lookup.all()) {
            return Optional.empty(); // several rows may fit, and all of them are taken
        }
        List<CellRange> sorted =
                ranges.stream().sorted((a, b) -> CellRange.compareStarts(a, b)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            CellRange before = sorted.get(i - 1);
            CellRange after = sorted.get(i);
            if (before.reaches(after)) {
                return Optional.of("lines " + TableUse.line(before.row()) + " and " + TableUse.line(after.row())
                        + " overlap, so that only the upper one is found: change where one begins or ends");
            }
        }
        return Optional.empty();
    }
}
