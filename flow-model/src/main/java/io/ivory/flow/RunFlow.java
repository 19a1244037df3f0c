package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs another flow and goes on by the result it returns; {@code "run"} in the file. {@code failed} is taken where that
 * flow is missing, fails, or returns another result.
 *
 * @param head id, name and connections
 * @param flow the base name of the other flow, such as {@code identify}; null while the node is being drawn
 * @param with a CEL expression for each variable of the other flow that it begins with
 * @param results the results that the other flow may return, each once, at most 20
 * @param into takes the values that come with the result, as a record; null to drop them
 */
public record RunFlow(
        NodeHead head,
        @Nullable String flow,
        Map<VariableName, String> with,
        List<Exit> results,
        @Nullable VariableName into)
        implements FlowNode {

    public static final int MAX_RESULTS = 20;

    public RunFlow {
        with = copyInOrder(with);
        results = List.copyOf(results);
        require(
                results.size() <= MAX_RESULTS,
                "A run has at most " + MAX_RESULTS + " results, but " + head.id() + " has " + results.size());
        require(
                results.stream().distinct().count() == results.size(),
                "Each result of " + head.id() + " stands there once");
        results.forEach(result -> ReturnResult.requireResult(result, head));
    }

    @Override
    public RunFlow withHead(NodeHead newHead) {
        return new RunFlow(newHead, flow, with, results, into);
    }

    @Override
    public SequencedSet<Exit> exits() {
        var exits = new LinkedHashSet<>(results);
        exits.add(Exit.FAILED);
        return exits;
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
