package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.PromptId;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.SetLanguages;
import io.ivory.flow.edit.SetPrompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words in a language that the flow does not speak are heard by nobody. */
final class UnspokenLanguage implements FlowCheck {

    @Override
    public String rule() {
        return "unspoken-language";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Map<PromptId, FlowNode> users = PromptUse.firstUsers(flow);
        var foreign = new LinkedHashMap<Language, List<PromptId>>();
        flow.prompts()
                .forEach((id, prompt) -> prompt.texts().forEach((language, text) -> {
                    if (!flow.languages().contains(language) && !text.text().isBlank()) {
                        foreign.computeIfAbsent(language, _ -> new ArrayList<>())
                                .add(id);
                    }
                }));
        foreign.forEach((language, prompts) -> {
            var spoken = new ArrayList<>(flow.languages());
            spoken.add(language);
            findings.add(
                    users.get(prompts.getFirst()),
                    Places.of(prompts.getFirst(), language),
                    "the flow does not speak \"" + language + "\", although "
                            + (prompts.size() == 1 ? "1 prompt has" : prompts.size() + " prompts have")
                            + " words in it: add the language, or delete the words",
                    new Fix("Speak \"" + language + "\", too", new SetLanguages(spoken)),
                    new Fix("Delete the words in \"" + language + "\"", without(prompts, language)));
        });
        return findings.all();
    }

    private static FlowEdit without(List<PromptId> prompts, Language language) {
        return new Composite(
                "Delete the words in \"" + language + "\"",
                prompts.stream()
                        .map(prompt -> (FlowEdit) new SetPrompt(prompt, language, null))
                        .toList());
    }
}
