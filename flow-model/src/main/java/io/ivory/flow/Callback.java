package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Promises the caller to be called back, and keeps number and reason in the list of calls to make.
 *
 * @param head id, name and connections
 * @param prompt the promise; null while the node is being drawn
 * @param reason what the list says the call is about, with values in braces; at most 200 characters, may be empty
 */
public record Callback(NodeHead head, @Nullable PromptId prompt, String reason) implements FlowNode {

    public static final int MAX_REASON = 200;

    public Callback {
        require(
                reason.length() <= MAX_REASON,
                "A reason has at most " + MAX_REASON + " characters, but that of " + head.id() + " has "
                        + reason.length());
    }

    @Override
    public Callback withHead(NodeHead newHead) {
        return new Callback(newHead, prompt, reason);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.NEXT);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, prompt);
        return prompts;
    }
}
