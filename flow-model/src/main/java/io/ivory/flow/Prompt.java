package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something the caller hears, in each language of the flow.
 *
 * @param texts by language
 */
public record Prompt(Map<Language, PromptText> texts) {

    public Prompt {
        texts = copyInOrder(texts);
    }

    public static Prompt of(Language language, String text) {
        return new Prompt(Map.of(language, PromptText.of(text)));
    }

    public Optional<PromptText> in(Language language) {
        return Optional.ofNullable(texts.get(language));
    }

    public Prompt with(Language language, PromptText text) {
        var changed = new LinkedHashMap<>(texts);
        changed.put(language, text);
        return new Prompt(changed);
    }
}
