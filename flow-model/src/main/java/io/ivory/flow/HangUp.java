package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends the call.
 *
 * @param head id and name; it has no exits
 * @param goodbye said before hanging up; none if null
 */
public record HangUp(NodeHead head, @Nullable PromptId goodbye) implements FlowNode {

    @Override
    public HangUp withHead(NodeHead newHead) {
        return new HangUp(newHead, goodbye);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return new LinkedHashSet<>();
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, goodbye);
        return prompts;
    }
}
