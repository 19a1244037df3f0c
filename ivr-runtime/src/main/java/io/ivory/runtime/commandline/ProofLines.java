package io.ivory.runtime.commandline;

import static io.ivory.runtime.commandline.Screen.Look.BOLD;
import static io.ivory.runtime.commandline.Screen.Look.DIM;
import static io.ivory.runtime.commandline.Screen.Look.GREEN;
import static io.ivory.runtime.commandline.Screen.Look.RED;
import static io.ivory.runtime.commandline.Screen.Look.YELLOW;
import static java.util.stream.Collectors.joining;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.explore.CounterExample;
import io.ivory.flow.explore.Finding;
import io.ivory.flow.explore.LongestPath;
import io.ivory.flow.explore.Off;
import io.ivory.flow.explore.Outage;
import io.ivory.flow.explore.PathStep;
import io.ivory.flow.explore.Proof;
import io.ivory.flow.explore.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What was proved of a flow, as people read it: each claim, each call that refutes one, and what happens in outages. */
final class ProofLines {

    private static final int CALLS_SHOWN = 3;

    private final Screen screen;
    private final ExploredFlow explored;

    ProofLines(Screen screen, ExploredFlow explored) {
        this.screen = screen;
        this.explored = explored;
    }

    void print() {
        screen.line(BOLD.of(explored.flow().name()) + "  " + explored.file());
        explored.exploration().runBy().ifPresent(this::runBy);
        explored.exploration().proofs().forEach(this::proof);
        List<Outage> outages = explored.exploration().outages();
        if (!outages.isEmpty()) {
            screen.line("  " + BOLD.of("while something is off"));
            outages.forEach(this::outage);
        }
        explored.exploration().mostNodes().ifPresent(path -> longest("the way through most nodes", path));
        explored.exploration().mostSpeech().ifPresent(path -> longest("the way with most speech", path));
        screen.line("  "
                + DIM.of(explored.exploration().statesVisited() + " states visited, telling apart "
                        + ExploredFlow.word(explored.exploration().precision())));
    }

    private void runBy(Set<String> flows) {
        screen.line("  "
                + DIM.of("judged as a flow that others run"
                        + (flows.isEmpty() ? "" : ": " + flows.stream().sorted().collect(joining(", ")))));
    }

    private void proof(Proof proof) {
        screen.line("  " + verdict(proof.verdict()) + "  " + proof.claim().sentence());
        if (proof.verdict() != Verdict.PROVED) {
            screen.line("               " + DIM.of(proof.reason()));
        }
        findings(proof.findings());
    }

    private void outage(Outage outage) {
        String exits = outage.exits().entrySet().stream()
                .filter(exit -> !exit.getValue().isEmpty() || hasExits(exit.getKey()))
                .map(exit -> exit.getKey() + ": " + exits(exit.getValue()))
                .collect(joining("; "));
        screen.line(
                "  " + verdict(outage.verdict()) + "  " + outage.off() + (exits.isEmpty() ? "" : "  " + DIM.of(exits)));
        if (!outage.toldAt().isEmpty()) {
            screen.line("    "
                    + DIM.of("as without "
                            + outage.toldAt().stream()
                                    .map(Off::toString)
                                    .sorted()
                                    .collect(joining(", "))));
        }
        findings(outage.findings());
    }

    private boolean hasExits(NodeId id) {
        FlowNode node = explored.flow().nodes().get(id);
        return node != null && !node.exits().isEmpty();
    }

    private String exits(Set<Exit> exits) {
        return exits.isEmpty()
                ? "fails, " + (explored.flow().onError() == null ? "the call ends" : "goes on at onError")
                : exits.stream().map(Exit::toString).sorted().collect(joining(", "));
    }

    private void findings(List<Finding> findings) {
        int shown = 0;
        for (Finding finding : findings) {
            screen.line("    " + place(finding.flow(), finding.node()) + ": " + finding.message());
            if (finding.call().isPresent() && shown++ < CALLS_SHOWN) {
                call(finding.call().get());
            }
        }
    }

    private String place(String flow, NodeId id) {
        FlowNode node = flow.isEmpty() ? explored.flow().nodes().get(id) : null;
        String name = node == null ? id.value() : node.name() + " (" + id + ")";
        return BOLD.of(flow.isEmpty() ? name : flow + "/" + name);
    }

    private void call(CounterExample example) {
        CallLines.of(example, explored.flow()).forEach(line -> screen.line("      " + line));
        screen.line("      " + DIM.of("way: " + way(example.path())));
    }

    private void longest(String what, LongestPath path) {
        screen.line("  " + what + ": " + (path.certain() ? "" : "at least ") + Screen.count(path.nodes(), "node") + ", "
                + seconds(path.speech()) + " of speech, " + seconds(path.waiting()) + " of waiting");
        screen.line("      " + DIM.of(way(path.path())));
    }

    private static String way(List<PathStep> path) {
        return path.stream().map(PathStep::toString).collect(joining(" > "));
    }

    private static String seconds(Duration time) {
        return (time.toMillis() + 500) / 1000 + " s";
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PROVED -> GREEN.of("proved     ");
            case REFUTED -> RED.of("REFUTED    ");
            case NOT_DECIDED -> YELLOW.of("not decided");
            case DOES_NOT_APPLY -> DIM.of("no matter  ");
        };
    }
}
