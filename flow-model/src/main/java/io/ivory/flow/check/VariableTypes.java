package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.Voicemail;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A variable must be of the type that a node puts into it. */
final class VariableTypes implements FlowCheck {

    @Override
    public String rule() {
        return "variable-type";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        for (FlowNode node : flow.nodes().values()) {
            switch (node) {
                case Collect collect ->
                    requireType(
                            findings, flow, node, collect.into(), VariableType.DIGITS, "keys that a caller presses");
                case Lookup lookup ->
                    requireType(findings, flow, node, lookup.into(), VariableType.RECORD, "a row of a table");
                case HttpRequest http ->
                    requireType(findings, flow, node, http.into(), VariableType.RECORD, "what a service answers");
                case Assign set -> checkValues(findings, flow, set);
                case CallerCheck caller ->
                    requireType(findings, flow, node, caller.into(), VariableType.RECORD, "a row of a table");
                case RunFlow run ->
                    requireType(findings, flow, node, run.into(), VariableType.RECORD, "what a flow returns");
                case Say _,
                        Menu _,
                        Hours _,
                        Branch _,
                        Transfer _,
                        HangUp _,
                        LanguageChoice _,
                        Split _,
                        QueueCaller _,
                        Voicemail _,
                        Callback _,
                        Notify _,
                        ReturnResult _,
                        GoToFlow _,
                        Milestone _ -> {}
            }
        }
        return findings.all();
    }

    private static void requireType(
            Findings findings,
            FlowDefinition flow,
            FlowNode node,
            @Nullable VariableName into,
            VariableType type,
            String what) {
        Variable variable = into == null ? null : flow.variables().get(into);
        if (variable != null && variable.type() != type) {
            findings.add(
                    node,
                    Places.of(node, "into"),
                    what + " need a variable of type " + word(type) + ", but \"" + into + "\" is "
                            + word(variable.type()) + ": change its type, or choose another variable");
        }
    }

    private static void checkValues(Findings findings, FlowDefinition flow, Assign set) {
        Expressions expressions = Expressions.forFlow(flow);
        set.values().forEach((name, source) -> {
            Variable variable = flow.variables().get(name);
            if (variable != null
                    && Texts.compiled(() -> expressions.compile(source))
                            .filter(expression -> !expression.fits(variable.type()))
                            .isPresent()) {
                findings.add(
                        set,
                        Places.of(set, "values", name.value()),
                        "\"" + name + "\" is " + word(variable.type()) + ", but " + source + " is not"
                                + cure(variable.type()));
            }
        });
    }

    private static String cure(VariableType type) {
        return switch (type) {
            case DIGITS, TEXT, DATE -> ": put text in quotes, or turn a number into text with string(...)";
            case NUMBER -> ": write a number without quotes, or turn text into one with double(...)";
            case BOOLEAN -> ": write true or false, or a comparison";
            case RECORD -> ": a record comes from a lookup, a service or another flow";
        };
    }

    private static String word(VariableType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
