package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Says one or several prompts.
 *
 * @param head id, name and connections
 * @param sequence the prompts in the order they are said, at most 20; empty while the node is being drawn
 */
public record Say(NodeHead head, List<PromptId> sequence) implements FlowNode {

    public static final int MAX_PROMPTS = 20;

    public Say {
        sequence = List.copyOf(sequence);
        require(
                sequence.size() <= MAX_PROMPTS,
                "A say node has at most " + MAX_PROMPTS + " prompts, but " + head.id() + " has " + sequence.size());
    }

    @Override
    public Say withHead(NodeHead newHead) {
        return new Say(newHead, sequence);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.NEXT);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>(sequence);
    }
}
