package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends a flow that another one runs, with a result; {@code "return"} in the file. In a flow that was called directly it
 * ends the call.
 *
 * @param head id and name; it has no exits
 * @param result what the other flow goes on by, such as {@code found}; null while the node is being drawn
 * @param values a CEL expression for each value that comes with the result
 */
public record ReturnResult(NodeHead head, @Nullable Exit result, Map<VariableName, String> values) implements FlowNode {

    public ReturnResult {
        values = copyInOrder(values);
        if (result != null) {
            requireResult(result, head);
        }
    }

    static void requireResult(Exit result, NodeHead head) {
        require(
                result.key().isEmpty() && !result.equals(Exit.FAILED),
                "A result is a word such as \"found\" other than \"failed\", but one of " + head.id() + " is \""
                        + result + "\"");
    }

    @Override
    public ReturnResult withHead(NodeHead newHead) {
        return new ReturnResult(newHead, result, values);
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
