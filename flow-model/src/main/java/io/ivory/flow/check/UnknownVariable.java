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
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import io.ivory.flow.resource.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node must keep its result in a variable that the flow declares. */
final class UnknownVariable implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-variable";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        List<String> known =
                flow.variables().keySet().stream().map(VariableName::value).toList();
        for (FlowNode node : flow.nodes().values()) {
            switch (node) {
                case Collect collect -> requireKnown(findings, node, collect.into(), true, known);
                case Lookup lookup -> requireKnown(findings, node, lookup.into(), true, known);
                case HttpRequest http -> requireKnown(findings, node, http.into(), false, known);
                case Assign set ->
                    set.values()
                            .keySet()
                            .forEach(name -> findings.requireKnown(
                                    node, Places.of(node, "values", name.value()), name.value(), "variable", known));
                case CallerCheck caller -> requireKnown(findings, node, caller.into(), false, known);
                case RunFlow run -> requireKnown(findings, node, run.into(), false, known);
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

    private static void requireKnown(
            Findings findings, FlowNode node, @Nullable VariableName into, boolean required, List<String> known) {
        if (into != null) {
            findings.requireKnown(node, Places.of(node, "into"), into.value(), "variable", known);
        } else if (required) {
            findings.add(node, Places.of(node, "into"), "choose the variable that keeps the result");
        }
    }
}
