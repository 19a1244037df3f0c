package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Parts callers by opening hours.
 *
 * @param head id, name and connections
 * @param hours the name of the opening hours in the workspace; null while the node is being drawn
 */
public record Hours(NodeHead head, @Nullable String hours) implements FlowNode {

    @Override
    public Hours withHead(NodeHead newHead) {
        return new Hours(newHead, hours);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.OPEN, Exit.CLOSED, Exit.SPECIAL);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
