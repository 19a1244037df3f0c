package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A flow that has passed all checks and may take calls. There is no other way to make one. */
public final class RunnableFlow {

    private final FlowDefinition definition;
    private final FlowNode start;
    private final Expressions expressions;

    private RunnableFlow(FlowDefinition definition) {
        this.definition = definition;
        this.start = require(Objects.requireNonNull(definition.start()));
        this.expressions = Expressions.forFlow(definition);
    }

    /**
     * Checks {@code flow} against {@code resources}.
     *
     * @throws UnfinishedFlowException if a rule finds an error
     */
    public static RunnableFlow of(FlowDefinition flow, Resources resources) {
        return of(flow, Surroundings.of(resources), RuleSettings.DEFAULT);
    }

    /**
     * Checks {@code flow} against what is around it, by rules as strict as {@code settings} want them.
     *
     * @throws UnfinishedFlowException if a rule finds an error
     */
    public static RunnableFlow of(FlowDefinition flow, Surroundings around, RuleSettings settings) {
        List<Problem> errors = FlowChecks.problems(flow, around, settings).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new UnfinishedFlowException(flow.name(), errors);
        }
        return new RunnableFlow(flow);
    }

    public FlowDefinition definition() {
        return definition;
    }

    public FlowNode start() {
        return start;
    }

    /** What the flow computes: compiled when it was checked, so asking for it during a call costs a map look-up. */
    public Expressions expressions() {
        return expressions;
    }

    /** Where {@code exit} of {@code node} leads. */
    public FlowNode after(FlowNode node, Exit exit) {
        return require(node.target(exit)
                .orElseThrow(() -> new IllegalStateException(
                        "Exit " + exit + " of " + node.id() + " leads nowhere, although the flow was checked")));
    }

    /** Where the call goes on after a failure that no exit covers. */
    public Optional<FlowNode> onError() {
        return Optional.ofNullable(definition.onError()).map(this::require);
    }

    public Prompt prompt(PromptId id) {
        return definition.prompt(id).orElseThrow(() -> new IllegalStateException("No prompt " + id));
    }

    private FlowNode require(NodeId id) {
        return definition.node(id).orElseThrow(() -> new IllegalStateException("No node " + id));
    }
}
