package io.ivory.flow.edit;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes prompts that no node says any more.
 *
 * @param prompts at least one
 */
public record DeletePrompts(Set<PromptId> prompts) implements FlowEdit {

    public DeletePrompts {
        prompts = Collections.unmodifiableSet(new LinkedHashSet<>(prompts));
        require(!prompts.isEmpty(), "Choose at least one prompt to delete");
    }

    public static DeletePrompts of(PromptId... prompts) {
        return new DeletePrompts(new LinkedHashSet<>(List.of(prompts)));
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        FlowDefinition result = Edits.withoutUnused(flow, prompts);
        prompts.forEach(prompt -> require(
                result.prompt(prompt).isEmpty(),
                "The prompt " + prompt + " is said by a node or expected by a test call, so it stays"));
        return result;
    }

    @Override
    public String describe(FlowDefinition before) {
        return prompts.size() == 1
                ? "Delete the prompt " + prompts.iterator().next()
                : "Delete " + prompts.size() + " prompts";
    }
}
