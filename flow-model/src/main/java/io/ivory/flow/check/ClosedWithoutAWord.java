package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import java.util.List;

/** Who calls while the shop is closed is told so: a line that goes dead at once looks broken. */
final class ClosedWithoutAWord implements FlowCheck {

    @Override
    public String rule() {
        return "closed-without-a-word";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Hours hours : Nodes.of(flow, Hours.class)) {
            if (hours.target(Exit.CLOSED).flatMap(flow::node).orElse(null) instanceof HangUp hangUp
                    && hangUp.goodbye() == null
                    && hangUp.reject() == null) {
                findings.add(
                        hours,
                        Places.of(hours, Exit.CLOSED),
                        "callers hear nothing when the shop is closed: let \"" + hangUp.id()
                                + "\" say so and when it opens",
                        Cures.sayGoodbye(flow, hangUp));
            }
        }
        return findings.all();
    }
}
