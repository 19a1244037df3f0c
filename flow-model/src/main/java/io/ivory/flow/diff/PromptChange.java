package io.ivory.flow.diff;

import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that are not what they were, in one language.
 *
 * @param prompt which prompt
 * @param language which language; null for a prompt that came or went without words
 * @param before what it said; null for nothing
 * @param after what it says; null for nothing
 * @param whole whether the prompt itself came or went, and not only words of it
 * @param saidBy the nodes that say it, or did before they went
 * @param sentence what changed
 */
public record PromptChange(
        PromptId prompt,
        @Nullable Language language,
        @Nullable PromptText before,
        @Nullable PromptText after,
        boolean whole,
        Set<NodeId> saidBy,
        String sentence) {

    public PromptChange {
        saidBy = Set.copyOf(saidBy);
    }

    /** Whether words took the place of others. */
    boolean isReworded() {
        return before != null && after != null;
    }
}
