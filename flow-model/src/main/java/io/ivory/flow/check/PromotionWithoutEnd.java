package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/** A promotion has an end, or callers hear of it for ever. */
final class PromotionWithoutEnd implements FlowCheck {

    @Override
    public String rule() {
        return "promotion-without-end";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Promotions promotions : Promotions.in(flow, around.resources())) {
            for (int row = 0; row < promotions.ends().size(); row++) {
                if (promotions.ends().get(row).isBlank()) {
                    promotions.report(
                            findings,
                            "line " + TableUse.line(row) + " of the table \""
                                    + promotions.use().name() + "\" has no end: write its last day");
                }
            }
        }
        return findings.all();
    }
}
