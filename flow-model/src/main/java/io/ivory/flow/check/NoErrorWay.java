package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.edit.SetOnError;
import io.ivory.flow.expression.Expressions;
import java.util.List;
import java.util.stream.Stream;

/** Where something can fail in a way that no exit covers, the flow must say where the call goes on. */
final class NoErrorWay implements FlowCheck {

    @Override
    public String rule() {
        return "no-error-way";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (flow.onError() != null) {
            return findings.all();
        }
        Expressions expressions = Expressions.forFlow(flow);
        boolean computes = Computed.in(flow).stream()
                        .anyMatch(computed -> !computed.source().isBlank())
                || Texts.ofPrompts(flow).stream()
                        .anyMatch(text -> Texts.compiled(() -> expressions.prompt(text.source()))
                                .filter(template -> !template.isStatic())
                                .isPresent());
        if (computes) {
            findings.add(
                    "/onError",
                    "when a value is missing, the call just ends: choose in the settings of the flow where it goes on then",
                    Stream.concat(Cures.person(flow).stream(), Cures.goodbye(flow).stream())
                            .map(node -> new Fix(
                                    "Go to " + Cures.quoted(flow, node.id()) + " after failures",
                                    new SetOnError(node.id())))
                            .toList());
        }
        return findings.all();
    }
}
