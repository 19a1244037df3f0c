package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.NodeId;
import io.ivory.flow.resource.Resources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the circles of calls that flows hand to each other, as far as nobody does anything in them. */
final class HandedRound {

    private final FlowDefinition flow;
    private final Resources resources;
    /** The flows that calls may be handed to from here, by name; this one itself is empty. */
    private final Map<String, FlowDefinition> flows = new LinkedHashMap<>();

    /** The nodes of all of them. */
    private final Map<NodeId, Spot> spots = new LinkedHashMap<>();

    private final Map<Spot, NodeId> keys = new LinkedHashMap<>();

    /** A node of one of the flows. */
    private record Spot(String flow, NodeId node) {}

    /**
     * A circle that leads through this flow.
     *
     * @param nodes its nodes in this flow
     * @param handingOver the first of them that hands calls to another flow
     * @param others the other flows it leads through; this one's name where a flow goes to itself
     * @param mayCount whether a value is set in it, which may lead out of it
     */
    record Round(List<FlowNode> nodes, GoToFlow handingOver, List<String> others, boolean mayCount) {}

    private HandedRound(FlowDefinition flow, Resources resources) {
        this.flow = flow;
        this.resources = resources;
    }

    static List<Round> of(FlowDefinition flow, Resources resources) {
        return Nodes.of(flow, GoToFlow.class).isEmpty() ? List.of() : new HandedRound(flow, resources).rounds();
    }

    private List<Round> rounds() {
        gather();
        Map<NodeId, List<NodeId>> ways = new LinkedHashMap<>();
        spots.forEach((key, spot) -> ways.put(key, ways(spot)));
        return StronglyConnected.parts(spots.keySet(), ways).stream()
                .filter(part -> part.size() > 1
                        || ways.getOrDefault(part.getFirst(), List.of()).contains(part.getFirst()))
                .flatMap(part ->
                        round(part.stream()
                                        .flatMap(key -> Optional.ofNullable(spots.get(key)).stream())
                                        .toList())
                                .stream())
                .toList();
    }

    private void gather() {
        var open = new ArrayDeque<String>();
        flows.put("", flow);
        open.add("");
        while (!open.isEmpty()) {
            String name = open.remove();
            FlowDefinition here = flows.get(name);
            if (here == null) {
                continue;
            }
            for (NodeId node : here.nodes().keySet()) {
                var key = new NodeId("n" + spots.size());
                spots.put(key, new Spot(name, node));
                keys.put(new Spot(name, node), key);
            }
            for (GoToFlow onwards : Nodes.of(here, GoToFlow.class)) {
                named(onwards.flow()).filter(next -> !flows.containsKey(next)).ifPresent(next -> {
                    flows.put(next, resources.flows().get(next));
                    open.add(next);
                });
            }
        }
    }

    /** How a flow is called here; empty if there is none of that name. */
    private Optional<String> named(@Nullable String name) {
        FlowDefinition found = name == null ? null : resources.flows().get(name);
        return found == null || name == null
                ? Optional.empty()
                : Optional.of(EndlessFlows.isItself(found, flow) ? "" : name);
    }

    private List<NodeId> ways(Spot spot) {
        FlowDefinition here = flowOf(spot.flow());
        FlowNode node = here.nodes().get(spot.node());
        if (node == null) {
            return List.of();
        }
        var ways = new ArrayList<NodeId>();
        for (NodeId next : LoopWithoutCaller.waysWithoutCaller(here, node, resources)) {
            Optional.ofNullable(keys.get(new Spot(spot.flow(), next))).ifPresent(ways::add);
        }
        if (node instanceof GoToFlow onwards) {
            named(onwards.flow()).ifPresent(name -> {
                NodeId start = flowOf(name).start();
                if (start != null) {
                    Optional.ofNullable(keys.get(new Spot(name, start))).ifPresent(ways::add);
                }
            });
        }
        return ways;
    }

    private FlowDefinition flowOf(String name) {
        return flows.getOrDefault(name, flow);
    }

    private Optional<Round> round(List<Spot> circle) {
        List<FlowNode> nodes = circle.stream()
                .filter(spot -> spot.flow().isEmpty())
                .flatMap(spot -> flow.node(spot.node()).stream())
                .toList();
        List<String> others = circle.stream()
                .map(Spot::flow)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        boolean mayCount =
                circle.stream().anyMatch(spot -> flowOf(spot.flow()).nodes().get(spot.node()) instanceof Assign);
        return nodes.stream()
                .filter(GoToFlow.class::isInstance)
                .map(GoToFlow.class::cast)
                .findFirst()
                .map(last -> new Round(nodes, last, others.isEmpty() ? List.of(flow.name()) : others, mayCount));
    }
}
