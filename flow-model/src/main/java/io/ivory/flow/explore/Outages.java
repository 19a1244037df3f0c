package io.ivory.flow.explore;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeId;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explores a flow once more for each thing that it needs and that can be off. */
final class Outages {

    private static final Set<Ending> BAD = EnumSet.copyOf(
            Arrays.stream(Ending.values()).filter(ending -> !ending.isGood()).toList());

    /** Of each outage; whoever mends these finds the others by looking again. */
    private static final int MOST_FINDINGS = 5;

    private final FlowDefinition flow;
    private final Visit whole;
    private final ExplorerLimits limits;

    Outages(FlowDefinition flow, Visit whole, ExplorerLimits limits) {
        this.flow = flow;
        this.whole = whole;
        this.limits = limits.withFindings(MOST_FINDINGS);
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
        var things = new ArrayList<>(reachedBy(node));
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

    private static List<Off> reachedBy(FlowNode node) {
        return switch (node) {
            case HttpRequest n -> named(Off.Kind.SERVICE, n.connection());
            case Lookup n -> named(Off.Kind.TABLE, n.table());
            case CallerCheck n ->
                Stream.concat(named(Off.Kind.TABLE, n.contacts()).stream(), named(Off.Kind.TABLE, n.blocked()).stream())
                        .toList();
            case Transfer n -> overTheTrunk(n.destination());
            case QueueCaller n -> overTheTrunk(n.queue());
            case Say _,
                    HangUp _,
                    Menu _,
                    Collect _,
                    Hours _,
                    Branch _,
                    Assign _,
                    LanguageChoice _,
                    Split _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> List.of();
        };
    }

    private static List<Off> named(Off.Kind kind, @Nullable String name) {
        return name == null ? List.of() : List.of(new Off(kind, name));
    }

    private static List<Off> overTheTrunk(@Nullable String destination) {
        return destination == null
                ? List.of()
                : List.of(new Off(Off.Kind.DESTINATION, destination), new Off(Off.Kind.TRUNK, ""));
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
        findings.removeIf(finding -> finding.call()
                .filter(call -> call.path().stream().noneMatch(step -> nodes.contains(step.node())))
                .isPresent());
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
