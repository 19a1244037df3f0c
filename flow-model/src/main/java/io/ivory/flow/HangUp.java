package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends the call.
 *
 * @param head id and name; it has no exits
 * @param goodbye said before hanging up; none if null
 * @param reject what a caller is turned away with whose call is not answered yet, without a goodbye; such a call is
 *     answered and hung up if null
 */
public record HangUp(
        NodeHead head, @Nullable PromptId goodbye, @Nullable RejectCause reject) implements FlowNode {

    /** A hangup that turns nobody away. */
    public HangUp(NodeHead head, @Nullable PromptId goodbye) {
        this(head, goodbye, null);
    }

    @Override
    public HangUp withHead(NodeHead newHead) {
        return new HangUp(newHead, goodbye, reject);
    }

    public HangUp withGoodbye(@Nullable PromptId newGoodbye) {
        return new HangUp(head, newGoodbye, reject);
    }

    public HangUp withReject(@Nullable RejectCause newReject) {
        return new HangUp(head, goodbye, newReject);
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
