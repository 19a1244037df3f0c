package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Sets variables; {@code "set"} in the file.
 *
 * @param head id, name and connections
 * @param values a CEL expression for each variable, evaluated in this order
 */
public record Assign(NodeHead head, Map<VariableName, String> values) implements FlowNode {

    public Assign {
        values = copyInOrder(values);
    }

    @Override
    public Assign withHead(NodeHead newHead) {
        return new Assign(newHead, values);
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
