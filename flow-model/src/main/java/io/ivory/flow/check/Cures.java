package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.flow.edit.SetOnError;
import io.ivory.flow.edit.SetPrompt;
import io.ivory.flow.edit.SetStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The edits that rules offer, by name. */
final class Cures {

    private Cures() {}

    /** Another node of the same id in its place. */
    static Fix change(String title, FlowNode node) {
        return new Fix(title, ReplaceNode.with(node));
    }

    static Fix connect(FlowDefinition flow, FlowNode from, Exit exit, NodeId to) {
        return new Fix("Connect to " + quoted(flow, to), new Connect(new NodeExit(from.id(), exit), to));
    }

    /** Leads an exit to where callers reach someone, if it does not lead there and the flow has such a place. */
    static List<Fix> toAPerson(FlowDefinition flow, FlowNode from, Exit exit) {
        return person(flow)
                .filter(person -> !from.target(exit).filter(person.id()::equals).isPresent())
                .map(person -> connect(flow, from, exit, person.id()))
                .stream()
                .toList();
    }

    static Fix delete(FlowNode node) {
        return new Fix("Delete \"" + node.name() + "\"", DeleteNodes.of(node.id()));
    }

    /** Deletes a node of which all calls take one way, and leads those who came to it on to where it led. */
    static List<Fix> bridge(FlowDefinition flow, FlowNode node, Exit way) {
        NodeId onwards = node.target(way).orElse(null);
        if (onwards == null || onwards.equals(node.id())) {
            return List.of(delete(node));
        }
        var edits = new ArrayList<FlowEdit>();
        for (FlowNode before : flow.nodes().values()) {
            before.targets().forEach((exit, target) -> {
                if (target.equals(node.id())
                        && !before.equals(node)
                        && before.exits().contains(exit)) {
                    edits.add(new Connect(new NodeExit(before.id(), exit), onwards));
                }
            });
        }
        if (node.id().equals(flow.start())) {
            edits.add(new SetStart(onwards));
        }
        if (node.id().equals(flow.onError())) {
            edits.add(new SetOnError(onwards));
        }
        edits.add(DeleteNodes.of(node.id()));
        String title = "Delete \"" + node.name() + "\"";
        return List.of(new Fix(title, new Composite(title, edits)));
    }

    /** Other rules of asking. */
    static Fix ask(String title, FlowNode node, AskRules ask) {
        return change(title, Nodes.withAsk(node, ask));
    }

    /** Other words in one language; a recording says something else then and is left out. */
    static Fix say(String title, PromptId prompt, Language language, String text) {
        return new Fix(title, new SetPrompt(prompt, language, PromptText.of(text)));
    }

    /** Has a hangup say goodbye first. */
    static Fix sayGoodbye(FlowDefinition flow, HangUp hangUp) {
        PromptId goodbye = PromptId.fromName("goodbye", flow.prompts().keySet());
        return new Fix(
                "Say goodbye first",
                new ReplaceNode(hangUp.withGoodbye(goodbye), Map.of(goodbye, StockPhrases.goodbye(flow))));
    }

    /** The first place of the flow where callers reach someone. */
    static Optional<FlowNode> person(FlowDefinition flow) {
        return flow.nodes().values().stream().filter(Nodes::leadsToSomeone).findFirst();
    }

    /** The first hangup that says goodbye, or else the first one. */
    static Optional<FlowNode> goodbye(FlowDefinition flow) {
        List<HangUp> ends = Nodes.of(flow, HangUp.class);
        return ends.stream()
                .filter(end -> end.goodbye() != null)
                .findFirst()
                .or(() -> ends.stream().findFirst())
                .map(FlowNode.class::cast);
    }

    /** {@code "Main menu"} in quotes. */
    static String quoted(FlowDefinition flow, NodeId id) {
        return "\"" + flow.node(id).map(FlowNode::name).orElse(id.value()) + "\"";
    }
}
