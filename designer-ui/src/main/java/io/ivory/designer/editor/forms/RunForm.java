package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeHead;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of a node that runs another flow: which, what it begins with, where its answer goes. */
final class RunForm {

    private RunForm() {}

    static Component of(NodeEditing<RunFlow> node) {
        var form = new Fields<>(node);
        form.named(
                "flow",
                "Run",
                OtherFlowNames.of(node),
                RunFlow::flow,
                (run, flow) -> answering(node, new RunFlow(run.head(), flow, run.with(), run.results(), run.into())));
        form.hint("Published flows can be chosen. The call comes back here when that flow returns a result.");
        FlowDefinition other = other(node, node.node());
        if (other != null) {
            if (!other.results().equals(new LinkedHashSet<>(node.node().results()))) {
                form.add(SmallButtons.add(
                        "Take over its results: " + words(other), () -> node.restructure(run -> answering(node, run))));
            }
            values(form, other);
        }
        form.variable(
                "into",
                "Keep its values as",
                VariableType.RECORD,
                RunFlow::into,
                (run, into) -> new RunFlow(run.head(), run.flow(), run.with(), run.results(), into));
        return form.box();
    }

    /** A row for each variable of the other flow that an expression can fill; those left empty begin without a value. */
    private static void values(Fields<RunFlow> form, FlowDefinition other) {
        var names = new LinkedHashSet<>(form.node().node().with().keySet());
        other.variables().forEach((name, variable) -> {
            if (variable.type() != VariableType.RECORD) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            return;
        }
        form.heading("It begins with");
        for (VariableName name : names) {
            form.add(ExpressionRow.of(
                    form.node(),
                    "with/" + name,
                    form.node().node().with().getOrDefault(name, ""),
                    (run, source) -> with(run, name, source),
                    new Div()));
        }
    }

    private static @Nullable FlowDefinition other(NodeEditing<RunFlow> node, RunFlow run) {
        return run.flow() == null ? null : node.resources().flows().get(run.flow());
    }

    private static String words(FlowDefinition other) {
        return other.results().isEmpty()
                ? "none"
                : other.results().stream().map(Exit::name).collect(Collectors.joining(", "));
    }

    /** With the results that the other flow returns. Connections of those that it has not go away. */
    private static RunFlow answering(NodeEditing<RunFlow> node, RunFlow run) {
        FlowDefinition other = other(node, run);
        if (other == null) {
            return run;
        }
        List<Exit> results = List.copyOf(other.results());
        NodeHead head = run.head();
        for (Exit former : run.results()) {
            if (!results.contains(former)) {
                head = head.disconnect(former);
            }
        }
        return new RunFlow(head, run.flow(), run.with(), results, run.into());
    }

    private static RunFlow with(RunFlow run, VariableName name, String source) {
        var with = new LinkedHashMap<>(run.with());
        if (source.isBlank()) {
            with.remove(name);
        } else {
            with.put(name, source);
        }
        return new RunFlow(run.head(), run.flow(), with, run.results(), run.into());
    }
}
