package io.ivory.flow.edit;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import java.util.List;

/**
 * Chooses the languages the flow speaks. Words in other languages are kept.
 *
 * @param languages at least one, the default first
 */
public record SetLanguages(List<Language> languages) implements FlowEdit {

    public SetLanguages {
        languages = languages.stream().distinct().toList();
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withLanguages(languages);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Speak " + languages.stream().map(Language::tag).collect(joining(", "));
    }
}
