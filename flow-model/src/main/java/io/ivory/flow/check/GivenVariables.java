package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a flow's variables hold before its first node, because another flow ran it or went on in it. */
final class GivenVariables {

    private GivenVariables() {}

    /**
     * The variables that other flows hand to {@code flow}. A flow that returns results and is run by none that is known
     * is taken to be given all that it does not fill itself.
     */
    static Set<VariableName> of(FlowDefinition flow, Map<String, FlowDefinition> others) {
        var given = new LinkedHashSet<VariableName>();
        boolean called = false;
        Set<String> own = names(flow, others);
        for (FlowDefinition other : others.values()) {
            for (FlowNode node : other.nodes().values()) {
                if (node instanceof RunFlow run && own.contains(run.flow())) {
                    given.addAll(run.with().keySet());
                    called = true;
                } else if (node instanceof GoToFlow onwards && own.contains(onwards.flow())) {
                    given.addAll(other.variables().keySet());
                }
            }
        }
        if (!called && !flow.results().isEmpty()) {
            given.addAll(flow.variables().keySet());
            flow.nodes().values().forEach(node -> given.removeAll(VariableFlow.mayFill(node)));
        }
        given.retainAll(flow.variables().keySet());
        return given;
    }

    /** The names under which the workspace has this flow. */
    private static Set<String> names(FlowDefinition flow, Map<String, FlowDefinition> others) {
        return others.entrySet().stream()
                .filter(other -> other.getValue().name().equals(flow.name()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
