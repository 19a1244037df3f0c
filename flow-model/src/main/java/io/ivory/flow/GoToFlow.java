package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes on in another flow for good; {@code "goto"} in the file. Variables that both flows declare with the same name and
 * type keep their values.
 *
 * @param head id and name; it has no exits
 * @param flow the base name of the other flow, such as {@code after-hours}; null while the node is being drawn
 */
public record GoToFlow(NodeHead head, @Nullable String flow) implements FlowNode {

    @Override
    public GoToFlow withHead(NodeHead newHead) {
        return new GoToFlow(newHead, flow);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return new LinkedHashSet<>();
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
