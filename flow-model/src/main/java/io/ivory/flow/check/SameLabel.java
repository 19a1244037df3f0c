package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Two choices that are called the same cannot be told apart. */
final class SameLabel implements FlowCheck {

    @Override
    public String rule() {
        return "same-label";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            if (menu.wording() != null) {
                continue;
            }
            var seen = new HashMap<String, Digit>();
            menu.options().forEach((key, option) -> {
                String words = Nodes.firstText(flow, option.label()).strip().toLowerCase(Locale.ROOT);
                Digit before = words.isEmpty() ? null : seen.putIfAbsent(words, key);
                if (before != null) {
                    findings.add(
                            menu,
                            Places.of(menu, "options", String.valueOf(key.symbol()), "label"),
                            "keys " + before.symbol() + " and " + key.symbol() + " are both called \"" + words
                                    + "\": say how they differ, or delete one");
                }
            });
        }
        return findings.all();
    }
}
