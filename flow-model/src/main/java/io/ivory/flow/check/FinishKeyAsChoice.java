package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import java.util.List;
import java.util.Map;

/** The pound key finishes a number; as a choice of a menu it surprises. */
final class FinishKeyAsChoice implements FlowCheck {

    @Override
    public String rule() {
        return "finish-key-as-choice";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            if (menu.options().containsKey(Digit.POUND)) {
                findings.add(
                        menu,
                        Places.of(menu, "options", "#"),
                        "callers know # as the key that finishes a number: give this choice another key",
                        onAFreeKey(menu));
            }
        }
        return findings.all();
    }

    private static List<Fix> onAFreeKey(Menu menu) {
        return MenuKeys.firstFree(menu)
                .filter(_ -> menu.wording() == null)
                .map(free -> Cures.change(
                        "Use key " + free.symbol() + " instead", MenuKeys.moved(menu, Map.of(Digit.POUND, free))))
                .stream()
                .toList();
    }
}
