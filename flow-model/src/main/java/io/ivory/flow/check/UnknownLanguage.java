package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** A language that callers may choose must be one that the flow speaks. */
final class UnknownLanguage implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-language";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        List<String> spoken = flow.languages().stream().map(Language::tag).toList();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof LanguageChoice choice) {
                choice.options().forEach((key, language) -> {
                    if (!spoken.contains(language.tag())) {
                        findings.add(
                                choice,
                                Places.of(choice, "options", String.valueOf(key.symbol())),
                                "the flow does not speak \"" + language
                                        + "\": add it to the flow's languages, or take the choice away");
                    }
                });
            }
        }
        return findings.all();
    }
}
