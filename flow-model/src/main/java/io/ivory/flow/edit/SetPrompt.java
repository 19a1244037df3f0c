package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a prompt says in one language. A prompt that the flow lacks is added.
 *
 * @param prompt which prompt
 * @param language which language
 * @param text what it says; null removes the language
 */
public record SetPrompt(
        PromptId prompt, Language language, @Nullable PromptText text) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        var texts = new LinkedHashMap<Language, PromptText>(
                flow.prompt(prompt).map(Prompt::texts).orElse(Map.of()));
        if (text == null) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
        return flow.with(prompt, new Prompt(texts));
    }

    @Override
    public String describe(FlowDefinition before) {
        return before.nodes().values().stream()
                .filter(node -> node.prompts().contains(prompt))
                .findFirst()
                .map(node -> "Change the words of \"" + node.name() + "\"")
                .orElse("Change the prompt " + prompt);
    }
}
