package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Tells a service or a person of the shop about the call, without keeping the caller waiting. {@code failed} is taken
 * where it is known at once that nothing can be sent.
 *
 * @param head id, name and connections
 * @param notification what is sent, and where to
 */
public record Notify(NodeHead head, Notification notification) implements FlowNode {

    @Override
    public Notify withHead(NodeHead newHead) {
        return new Notify(newHead, notification);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.NEXT, Exit.FAILED);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
