package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.Lookup;
import io.ivory.flow.NodeId;
import io.ivory.flow.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Explores a flow once more for each thing that it needs and that can be off. */
final class Outages {

    private static final Set<Ending> BAD = EnumSet.copyOf(
            Arrays.stream(Ending.values()).filter(ending -> !ending.isGood()).toList());

    private final FlowDefinition flow;
    private final Visit whole;
    private final ExplorerLimits limits;
    private final Set<Object> foundAnyway = new LinkedHashSet<>();

    /** @param known what is wrong with the flow even while everything works */
    Outages(FlowDefinition flow, Visit whole, List<Proof> known, ExplorerLimits limits) {
        this.flow = flow;
        this.whole = whole;
        this.limits = limits;
        known.stream().flatMap(proof -> proof.findings().stream()).forEach(finding -> foundAnyway.add(key(finding)));
    }

    private static Object key(Finding finding) {
        return List.of(finding.flow(), finding.node(), finding.message());
    }

    List<Outage> all() {
        return needed().entrySet().stream()
                .map(entry -> outage(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What calls need, and the nodes that need it. */
    private Map<Off, Set<NodeId>> needed() {
        Map<Off, Set<NodeId>> needed = new LinkedHashMap<>();
        Set<NodeId> reached = Reaching.of(whole).nodes();
        for (FlowNode node : flow.nodes().values()) {
            if (reached.contains(node.id())) {
                for (Off thing : neededBy(node)) {
                    needed.computeIfAbsent(thing, _ -> new LinkedHashSet<>()).add(node.id());
                }
            }
        }
        return needed;
    }

    private List<Off> neededBy(FlowNode node) {
        var things = new ArrayList<Off>();
        switch (node) {
            case HttpRequest http
            when http.connection() != null -> things.add(new Off(Off.Kind.SERVICE, http.connection()));
            case Lookup lookup when lookup.table() != null -> things.add(new Off(Off.Kind.TABLE, lookup.table()));
            case Transfer transfer
            when transfer.destination() != null -> {
                things.add(new Off(Off.Kind.DESTINATION, transfer.destination()));
                things.add(new Off(Off.Kind.TRUNK, ""));
            }
            default -> {}
        }
        for (Language language : flow.languages()) {
            boolean needsVoice = node.prompts().stream()
                    .flatMap(prompt -> whole.plan().texts().spoken(prompt, language).stream())
                    .anyMatch(
                            words -> words.isMadeInTheCall() && words.language().equals(language));
            if (needsVoice) {
                things.add(new Off(Off.Kind.VOICE, language.tag()));
            }
        }
        return things;
    }

    private Outage outage(Off thing, Set<NodeId> nodes) {
        World world = whole.world().without(thing);
        Optional<Visit> visited = Visit.of(flow, world, limits);
        if (visited.isEmpty()) {
            return new Outage(thing, Verdict.NOT_DECIDED, Map.of(), Set.of(), List.of(), world.resources());
        }
        Visit visit = visited.get();
        var claims =
                new EndingClaims(visit, new CallSearch(visit, limits.searchSteps()), new Reach(visit.graph()), limits);
        List<Finding> findings = new ArrayList<>(claims.stuck(claims.stuckStates()));
        findings.addAll(claims.badEnds(BAD));
        findings.removeIf(finding -> foundAnyway.contains(key(finding)));
        Map<NodeId, Set<Exit>> exits = new LinkedHashMap<>(Reaching.of(visit).exits());
        exits.keySet().retainAll(nodes);
        return new Outage(thing, verdict(findings), exits, endings(visit.graph()), findings, world.resources());
    }

    private static Verdict verdict(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Verdict.PROVED;
        }
        return findings.stream().anyMatch(Finding::isCertain) ? Verdict.REFUTED : Verdict.NOT_DECIDED;
    }

    private static Set<Ending> endings(StateGraph graph) {
        var endings = EnumSet.noneOf(Ending.class);
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            graph.ending(graph.target(edge)).ifPresent(endings::add);
        }
        return endings;
    }
}
