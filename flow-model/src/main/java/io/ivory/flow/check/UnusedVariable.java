package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.Lookup;
import io.ivory.flow.PromptText;
import io.ivory.flow.VariableName;
import io.ivory.flow.edit.SetVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A variable that nothing reads is left over, or a connection was forgotten. */
final class UnusedVariable implements FlowCheck {

    @Override
    public String rule() {
        return "unused-variable";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (!Nodes.of(flow, GoToFlow.class).isEmpty()) {
            return findings.all(); // the flow it goes on in may read what this one fills
        }
        Set<String> mentioned = Stream.concat(
                        Computed.in(flow).stream().map(Computed::source),
                        flow.prompts().values().stream()
                                .flatMap(prompt -> prompt.texts().values().stream())
                                .map(PromptText::text))
                .flatMap(Computed::words)
                .collect(Collectors.toSet());
        Map<VariableName, FlowNode> fillers = fillers(flow);
        for (VariableName name : flow.variables().keySet()) {
            if (!mentioned.contains(name.value())) {
                report(findings, name, fillers.get(name));
            }
        }
        return findings.all();
    }

    private static Map<VariableName, FlowNode> fillers(FlowDefinition flow) {
        var fillers = new HashMap<VariableName, FlowNode>();
        for (FlowNode node : flow.nodes().values()) {
            VariableFlow.mayFill(node).forEach(name -> fillers.putIfAbsent(name, node));
        }
        return fillers;
    }

    private static void report(Findings findings, VariableName name, @Nullable FlowNode filler) {
        if (filler == null) {
            findings.add(
                    Places.of(name),
                    "no node fills or reads \"" + name + "\": delete it",
                    new Fix("Delete \"" + name + "\"", new SetVariable(name, null)));
        } else if (!(filler instanceof Lookup)) { // which may be asked for its exits alone
            findings.add(
                    filler,
                    Places.of(name),
                    "\"" + name + "\" is filled, but nothing ever reads it: use it, or do without");
        }
    }
}
