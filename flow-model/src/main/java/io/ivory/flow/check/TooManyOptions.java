package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import java.util.List;

/** Nobody remembers more than five choices. */
final class TooManyOptions implements FlowCheck {

    private static final int MOST = 5;

    @Override
    public String rule() {
        return "too-many-options";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Menu menu && menu.options().size() > MOST) {
                findings.add(
                        menu,
                        Places.of(menu, "options"),
                        "callers remember " + MOST + " choices at most, but there are "
                                + menu.options().size() + ": move some into a second menu");
            }
        }
        return findings.all();
    }
}
