package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import io.ivory.flow.PromptId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A menu takes one key: told to press 10, callers get what is behind 1. */
final class TwoDigitKey implements FlowCheck {

    private static final Pattern LONG_KEY = Pattern.compile(
            "\\b(?:press|dial|hit|key|нажмите|наберите|кнопк\\p{L}*|клавиш\\p{L}*)\\s+(?:the\\s+)?(?:key\\s+)?([0-9*#]{2,})(?![\\w*#])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String rule() {
        return "two-digit-key";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            for (PromptId id : menu.prompts()) {
                flow.prompt(id)
                        .ifPresent(prompt -> prompt.texts().forEach((language, text) -> {
                            Matcher key = LONG_KEY.matcher(text.text());
                            if (key.find()) {
                                findings.add(menu, Places.of(id, language), message(menu, key.group(1)));
                            }
                        }));
            }
        }
        return findings.all();
    }

    private static String message(Menu menu, String keys) {
        boolean isChoice =
                Digit.of(keys.charAt(0)).filter(menu.options()::containsKey).isPresent();
        return "callers are told to press " + keys + ", but a menu takes one key"
                + (isChoice ? " and goes on at " + keys.charAt(0) : "")
                + ": choose a single key, or ask with a collect node";
    }
}
