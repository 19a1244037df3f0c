package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import java.util.List;

/** 9 repeats, as long as a menu does not need it for a ninth choice. */
final class RepeatKey implements FlowCheck {

    @Override
    public String rule() {
        return "repeat-key";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Exit nine = Exit.ofKey(Digit.NINE);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            NodeId target = menu.target(nine).orElse(null);
            if (menu.options().containsKey(Digit.NINE)
                    && !menu.options().containsKey(Digit.EIGHT)
                    && target != null
                    && !target.equals(menu.id())) {
                findings.add(
                        menu,
                        Places.of(menu, nine),
                        "callers expect to hear the menu again by 9, but it leads to \"" + target
                                + "\": give this choice another key",
                        Cures.connect(flow, menu, nine, menu.id()));
            }
        }
        return findings.all();
    }
}
