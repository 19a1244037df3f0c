package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Notes in the call's record what was achieved, for insights.
 *
 * @param head id, name and connections
 * @param outcome what people call it, such as {@code order status told}; at most 80 characters, empty while the node is
 *     being drawn
 */
public record Milestone(NodeHead head, String outcome) implements FlowNode {

    public static final int MAX_OUTCOME = 80;

    public Milestone {
        require(
                outcome.length() <= MAX_OUTCOME,
                "An outcome has at most " + MAX_OUTCOME + " characters, but that of " + head.id() + " has "
                        + outcome.length());
    }

    @Override
    public Milestone withHead(NodeHead newHead) {
        return new Milestone(newHead, outcome);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.NEXT);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
