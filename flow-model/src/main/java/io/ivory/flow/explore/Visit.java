package io.ivory.flow.explore;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.VariableName;
import io.ivory.flow.resource.OpeningHours;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One visit to all states of a flow.
 *
 * @param graph the states
 * @param plan the flow
 * @param world what calls meet outside
 * @param precision how much was kept apart
 */
record Visit(StateGraph graph, FlowPlan plan, World world, Precision precision) {

    /** Visits all states as precisely as the limits allow; empty if even the coarsest has too many, or no start. */
    static Optional<Visit> of(FlowDefinition flow, World world, ExplorerLimits limits) {
        for (Precision precision : Precision.values()) {
            var visiting = new Visiting(flow, world, precision, limits);
            Optional<Visit> visit = visiting.from(flow.start(), visiting.knownAtFirst());
            if (visit.isPresent()) {
                return visit;
            }
        }
        return Optional.empty();
    }

    /** Visits what a flow does once the caller has hung up, wherever that was; empty if it does nothing then. */
    static Optional<Visit> afterHangup(FlowDefinition flow, World world, ExplorerLimits limits) {
        var visiting = new Visiting(flow, world, Precision.KINDS, limits);
        return visiting.from(flow.onHangup(), visiting.anythingKnown());
    }

    /** The same for callers who hang up before the flow has gathered anything. */
    static Optional<Visit> afterHangupAtFirst(FlowDefinition flow, World world, ExplorerLimits limits) {
        var visiting = new Visiting(flow, world, Precision.VALUES, limits);
        return visiting.from(flow.onHangup(), visiting.knownAtFirst());
    }

    /** The work of one visit. */
    private static final class Visiting implements Sink {

        private final FlowPlan plan;
        private final World world;
        private final Precision precision;
        private final Values values;
        private final Transitions transitions;
        private final int mostStates;
        private final StateGraph graph = new StateGraph();
        private final Map<String, FlowPlan> flows = new HashMap<>();

        Visiting(FlowDefinition flow, World world, Precision precision, ExplorerLimits limits) {
            this.plan = new FlowPlan("", flow, world, precision);
            this.world = world;
            this.precision = precision;
            this.values = new Values(precision, limits.valuesPerVariable());
            this.mostStates = limits.states();
            Map<String, Set<OpeningHours.State>> calendars = new HashMap<>();
            world.resources().hours().forEach((name, hours) -> calendars.put(name, CalendarMoments.statesOf(hours)));
            this.transitions = new Transitions(calendars);
        }

        /** What a call knows when it begins. */
        Memory knownAtFirst() {
            Memory memory = nothingKnown();
            for (var given : world.part().map(Part::given).orElse(Map.of()).entrySet()) {
                memory = Standing.set(
                        plan, memory, given.getKey(), given.getValue().value(), values);
            }
            return memory;
        }

        private Memory nothingKnown() {
            return Memory.empty(plan.size());
        }

        /** What a call may know at any time. */
        Memory anythingKnown() {
            Memory memory = nothingKnown();
            for (VariableName variable : plan.flow().variables().keySet()) {
                int place = plan.placeOf(variable).orElseThrow();
                memory = memory.with(place, values.kept(variable, Value.UNKNOWN));
            }
            return memory;
        }

        Optional<Visit> from(@Nullable NodeId first, Memory known) {
            Optional<Integer> start = plan.number(first);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            graph.numberOf(Standing.entering(plan, start.get(), known, values, Heard.NOTHING, false, false, null));
            for (int number = StateGraph.START; number < graph.size(); number++) {
                if (graph.stateCount() > mostStates) {
                    return Optional.empty();
                }
                graph.beginEdges();
                transitions.from(new Standing(graph.state(number), world, values, this::flow, this));
            }
            return Optional.of(new Visit(graph, plan, world, precision));
        }

        private Optional<FlowPlan> flow(String name) {
            FlowDefinition other = world.resources().flows().get(name);
            return other == null
                    ? Optional.empty()
                    : Optional.of(flows.computeIfAbsent(name, _ -> new FlowPlan(name, other, world, precision)));
        }

        @Override
        public void goes(Move move, State next) {
            graph.addEdge(move, graph.numberOf(next));
        }

        @Override
        public void ends(Move move, Ending ending) {
            graph.addEdge(move, StateGraph.numberOf(ending));
        }
    }
}
