package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.edit.SetLanguages;
import java.util.List;
import java.util.stream.Stream;

/** A language that callers may choose must be one that the flow speaks. */
final class UnknownLanguage implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-language";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        List<String> spoken = flow.languages().stream().map(Language::tag).toList();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof LanguageChoice choice) {
                choice.options().forEach((key, language) -> {
                    if (!spoken.contains(language.tag())) {
                        findings.add(
                                choice,
                                Places.of(choice, "options", String.valueOf(key.symbol())),
                                "the flow does not speak \"" + language
                                        + "\": add it to the flow's languages, or take the choice away",
                                speaking(flow, language));
                    }
                });
            }
        }
        return findings.all();
    }

    private static Fix speaking(FlowDefinition flow, Language language) {
        return new Fix(
                "Speak \"" + language + "\", too",
                new SetLanguages(Stream.concat(flow.languages().stream(), Stream.of(language))
                        .toList()));
    }
}
