package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import java.util.List;

/** A menu without choices asks for what nobody can answer. */
final class EmptyMenu implements FlowCheck {

    @Override
    public String rule() {
        return "empty-menu";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Menu menu && menu.options().isEmpty()) {
                findings.add(menu, Places.of(menu, "options"), "give the menu at least one choice");
            }
            if (node instanceof LanguageChoice choice && choice.options().isEmpty()) {
                findings.add(choice, Places.of(choice, "options"), "offer at least one language");
            }
        }
        return findings.all();
    }
}
