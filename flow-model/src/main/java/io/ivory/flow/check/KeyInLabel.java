package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import io.ivory.flow.PromptId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The menu says the keys itself: a label that names one makes callers hear it twice, or hear two. */
final class KeyInLabel implements FlowCheck {

    /** A word for pressing and a key behind it: "press two", but not "the press". */
    private static final Pattern PRESS = Pattern.compile(
            "\\b(press|dial|hit|нажмите|наберите|нажать)\\s+(the\\s+|key\\s+|цифру\\s+|кнопку\\s+|клавишу\\s+)*"
                    + "([0-9]\\b|[*#]|(" + KeyInText.wordsForKeys() + ")\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String rule() {
        return "key-in-label";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            if (menu.wording() == null) {
                menu.options().forEach((key, option) -> check(findings, flow, menu, key, option.label()));
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, FlowDefinition flow, Menu menu, Digit key, @Nullable PromptId label) {
        if (label == null) {
            return;
        }
        flow.prompt(label)
                .ifPresent(prompt -> prompt.texts().forEach((language, text) -> {
                    if (PRESS.matcher(text.text()).find()) {
                        findings.add(
                                menu,
                                Places.of(label, language),
                                "the menu says \"press " + key.symbol()
                                        + "\" itself: write only what the choice is for, such as \"order status\"");
                    }
                }));
    }
}
