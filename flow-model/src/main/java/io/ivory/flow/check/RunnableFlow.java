package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.Reference;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.resource.Resources;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A flow that has passed all checks and may take calls. There is no other way to make one but {@link #asDrawn}, which is
 * for test calls alone.
 */
public final class RunnableFlow {

    private final FlowDefinition definition;
    private final FlowNode start;
    private final Expressions expressions;
    private final Map<String, RunnableFlow> family;
    private final boolean mayReadEarlierCalls;

    /** @param family the flows that this one and one another lead into, by name; complete once all of them are made */
    private RunnableFlow(FlowDefinition definition, Map<String, RunnableFlow> family) {
        this.definition = definition;
        this.family = family;
        this.start = require(Objects.requireNonNull(definition.start()));
        this.expressions = Expressions.forFlow(definition);
        this.mayReadEarlierCalls = Stream.concat(
                        Computed.in(definition).stream().map(Computed::source),
                        definition.prompts().values().stream()
                                .flatMap(prompt -> prompt.texts().values().stream())
                                .map(PromptText::text))
                .anyMatch(Expressions::mayReadEarlierCalls);
    }

    /**
     * Checks {@code flow} against {@code resources}. Flows that it leads into come along as far as they may take calls
     * themselves.
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
        List<Problem> errors = errors(flow, around, settings);
        if (!errors.isEmpty()) {
            throw new UnfinishedFlowException(flow.name(), errors);
        }
        var family = new LinkedHashMap<String, RunnableFlow>();
        var runnable = new RunnableFlow(flow, family);
        addOthers(flow, around, settings, family);
        return runnable;
    }

    /**
     * A flow as it is drawn, with all its errors: test calls show where a call meets them. Never for callers.
     *
     * @throws UnfinishedFlowException if there is nowhere to start
     */
    public static RunnableFlow asDrawn(FlowDefinition flow, Resources resources) {
        if (!hasStart(flow)) {
            throw new UnfinishedFlowException(
                    flow.name(), errors(flow, Surroundings.of(resources), RuleSettings.REQUIRED_ONLY));
        }
        var family = new LinkedHashMap<String, RunnableFlow>();
        resources.flows().forEach((name, other) -> {
            if (hasStart(other)) {
                family.put(name, new RunnableFlow(other, family));
            }
        });
        return new RunnableFlow(flow, family);
    }

    private static boolean hasStart(FlowDefinition flow) {
        return Optional.ofNullable(flow.start()).flatMap(flow::node).isPresent();
    }

    private static List<Problem> errors(FlowDefinition flow, Surroundings around, RuleSettings settings) {
        return FlowChecks.problems(flow, around, settings).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static void addOthers(
            FlowDefinition flow, Surroundings around, RuleSettings settings, Map<String, RunnableFlow> family) {
        for (FlowNode node : flow.nodes().values()) {
            for (Reference reference : Reference.of(node)) {
                FlowDefinition other = around.resources().flows().get(reference.name());
                if (reference.kind() == Reference.Kind.FLOW
                        && other != null
                        && !family.containsKey(reference.name())
                        && errors(other, around, settings).isEmpty()) {
                    family.put(reference.name(), new RunnableFlow(other, family));
                    addOthers(other, around, settings, family);
                }
            }
        }
    }

    /** A flow that this one runs or goes on in; empty where it may take no calls. */
    public Optional<RunnableFlow> other(String name) {
        return Optional.ofNullable(family.get(name));
    }

    /** All flows that a call in this one may come to besides. */
    public Collection<RunnableFlow> others() {
        return Collections.unmodifiableCollection(family.values());
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

    /** Whether something it computes may ask how often the caller called before, so that somebody has to look. */
    public boolean mayReadEarlierCalls() {
        return mayReadEarlierCalls;
    }

    /** The node {@code id}, which is one of the flow's. */
    public FlowNode node(NodeId id) {
        return require(id);
    }

    /**
     * Where {@code exit} of {@code node} leads.
     *
     * @throws DeadEndException if it leads nowhere, which can be so in flows {@linkplain #asDrawn as they are drawn} only
     */
    public FlowNode after(FlowNode node, Exit exit) {
        return node.target(exit).flatMap(definition::node).orElseThrow(() -> new DeadEndException(exit));
    }

    /** Where the call goes on after a failure that no exit covers. */
    public Optional<FlowNode> onError() {
        return Optional.ofNullable(definition.onError()).flatMap(definition::node);
    }

    /** Where the call goes on once the caller has hung up. */
    public Optional<FlowNode> onHangup() {
        return Optional.ofNullable(definition.onHangup()).flatMap(definition::node);
    }

    public Prompt prompt(PromptId id) {
        return definition.prompt(id).orElseThrow(() -> new IllegalStateException("No prompt " + id));
    }

    private FlowNode require(NodeId id) {
        return definition.node(id).orElseThrow(() -> new IllegalStateException("No node " + id));
    }
}
