package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Who stayed silent and who pressed another key need different words. */
final class NoInputLikeNoMatch implements FlowCheck {

    @Override
    public String rule() {
        return "no-input-like-no-match";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<NodeId> toSomeone = new FlowGraph(flow).canReachUnasked(Nodes::leadsToSomeone);
        for (FlowNode node : flow.nodes().values()) {
            Nodes.ask(node).ifPresent(ask -> {
                checkPrompts(findings, flow, node, ask);
                checkExits(findings, flow, node, toSomeone);
            });
        }
        return findings.all();
    }

    private static void checkPrompts(Findings findings, FlowDefinition flow, FlowNode node, AskRules ask) {
        boolean same = IntStream.rangeClosed(2, ask.tries())
                .anyMatch(attempt -> saysTheSame(flow, ask.afterSilence(attempt), ask.afterWrongKey(attempt)));
        if (same) {
            findings.add(
                    node,
                    Places.of(node, "noMatchPrompt"),
                    "silent callers and those who pressed another key hear the same: ask the first whether they are"
                            + " there, and tell the others which keys there are",
                    Cures.ask(
                            "Say nothing more after another key",
                            node,
                            ask.withPrompts(ask.noInputPrompts(), List.of())));
        }
    }

    private static boolean saysTheSame(FlowDefinition flow, Optional<PromptId> silent, Optional<PromptId> other) {
        String words = Nodes.firstText(flow, other.orElse(null));
        return silent.isPresent()
                && other.isPresent()
                && (silent.equals(other) || (!words.isBlank() && words.equals(Nodes.firstText(flow, silent.get()))));
    }

    /** A person understands both, and a goodbye suits both; words that explain something suit only one. */
    private static void checkExits(Findings findings, FlowDefinition flow, FlowNode node, Set<NodeId> toSomeone) {
        FlowNode target = node.target(Exit.NO_MATCH)
                .filter(to -> node.target(Exit.NO_INPUT).filter(to::equals).isPresent())
                .flatMap(flow::node)
                .orElse(null);
        if (target instanceof Say say && !toSomeone.contains(say.id()) && !toAnEnd(flow, say)) {
            findings.add(
                    node,
                    Places.of(node, Exit.NO_MATCH),
                    "silent callers and those who pressed another key both go to \"" + say.id()
                            + "\" and hear the same: lead one of them elsewhere");
        }
    }

    private static boolean toAnEnd(FlowDefinition flow, Say say) {
        return say.target(Exit.NEXT).flatMap(flow::node).orElse(null) instanceof HangUp;
    }
}
