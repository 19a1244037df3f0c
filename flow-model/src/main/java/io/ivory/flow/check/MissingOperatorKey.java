package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.ReplaceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a flow has people to speak to, callers can ask for one in every menu, by 0. */
final class MissingOperatorKey implements FlowCheck {

    @Override
    public String rule() {
        return "missing-operator-key";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        FlowNode person = Cures.person(flow).orElse(null);
        if (person == null) {
            return findings.all();
        }
        Set<NodeId> afterSomeone = afterSomeone(flow);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            if (!menu.options().isEmpty()
                    && !menu.options().containsKey(Digit.ZERO)
                    && !flow.commands(menu).containsValue(KeyCommand.OPERATOR)
                    && !afterSomeone.contains(menu.id())) {
                findings.add(
                        menu,
                        Places.of(menu, "options"),
                        "callers who press 0 for a person get nowhere here: add 0 as the last choice",
                        addition(flow, menu, person));
            }
        }
        return findings.all();
    }

    /** Who could not be reached a moment ago need not be offered again: the menus right behind a failed attempt. */
    private static Set<NodeId> afterSomeone(FlowDefinition flow) {
        var graph = new FlowGraph(flow);
        return graph.reachableUnasked(flow.nodes().values().stream()
                .filter(Nodes::leadsToSomeone)
                .flatMap(graph::successors)
                .toList());
    }

    private static List<Fix> addition(FlowDefinition flow, Menu menu, FlowNode person) {
        if (menu.wording() != null) {
            return List.of(); // its words would have to say so
        }
        PromptId known = knownLabel(flow);
        PromptId label = known != null
                ? known
                : PromptId.fromName("label-person", flow.prompts().keySet());
        var options = new LinkedHashMap<>(menu.options());
        options.put(Digit.ZERO, new MenuOption(label));
        var changed = new Menu(menu.head(), menu.intro(), options, null, menu.ask());
        Map<PromptId, Prompt> prompts = known != null ? Map.of() : Map.of(label, StockPhrases.aPerson(flow));
        String title = "Add 0 for \"" + person.name() + "\"";
        return List.of(new Fix(
                title,
                new Composite(
                        title,
                        List.of(
                                new ReplaceNode(changed, prompts),
                                new Connect(new NodeExit(menu.id(), Exit.ofKey(Digit.ZERO)), person.id())))));
    }

    /** What another menu says for 0. */
    private static @Nullable PromptId knownLabel(FlowDefinition flow) {
        return Nodes.of(flow, Menu.class).stream()
                .map(menu -> menu.options().get(Digit.ZERO))
                .filter(Objects::nonNull)
                .map(MenuOption::label)
                .filter(label -> label != null && flow.prompts().containsKey(label))
                .findFirst()
                .orElse(null);
    }
}
