package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.PromptId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nobody remembers the first choice of a menu that takes half a minute to hear. */
final class LongMenu implements FlowCheck {

    @Override
    public String rule() {
        return "long-menu";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            if (menu.wording() != null) {
                continue; // which is a prompt like all others, and as long as it is
            }
            for (Language language : flow.languages()) {
                Duration length = length(flow, menu, language);
                if (length.compareTo(SpeechLength.LONGEST) > 0) {
                    findings.add(
                            menu,
                            Places.of(menu, "options"),
                            "the menu takes about " + length.toSeconds() + " s to hear in \"" + language
                                    + "\": shorten the intro and the choices to "
                                    + SpeechLength.LONGEST.toSeconds() + " s");
                    break;
                }
            }
        }
        return findings.all();
    }

    private static Duration length(FlowDefinition flow, Menu menu, Language language) {
        Duration length = length(flow, menu.intro(), language);
        for (MenuOption option : menu.options().values()) {
            length = length.plus(SpeechLength.PRESS_A_KEY).plus(length(flow, option.label(), language));
        }
        return length;
    }

    private static Duration length(FlowDefinition flow, @Nullable PromptId prompt, Language language) {
        return prompt == null
                ? Duration.ZERO
                : flow.prompt(prompt)
                        .flatMap(found -> found.in(language))
                        .map(text -> SpeechLength.of(text.text()))
                        .orElse(Duration.ZERO);
    }
}
