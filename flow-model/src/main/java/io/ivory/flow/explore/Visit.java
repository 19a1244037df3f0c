package io.ivory.flow.explore;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.explore.State.Miss;
import io.ivory.flow.resource.OpeningHours;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            Optional<Visit> visit = new Visiting(flow, world, precision, limits).visit();
            if (visit.isPresent()) {
                return visit;
            }
        }
        return Optional.empty();
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
            this.plan = new FlowPlan("", flow, world.resources(), precision);
            this.world = world;
            this.precision = precision;
            this.values = new Values(precision, limits.valuesPerVariable());
            this.mostStates = limits.states();
            Map<String, Set<OpeningHours.State>> calendars = new HashMap<>();
            world.resources().hours().forEach((name, hours) -> calendars.put(name, CalendarMoments.statesOf(hours)));
            this.transitions = new Transitions(calendars);
        }

        Optional<Visit> visit() {
            Optional<Integer> start = plan.number(plan.flow().start());
            if (start.isEmpty()) {
                return Optional.empty();
            }
            Memory nothing = Memory.empty(plan.size());
            graph.numberOf(new State(plan, start.get(), 1, Miss.NONE, Heard.NOTHING, false, nothing, null));
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
                    : Optional.of(
                            flows.computeIfAbsent(name, _ -> new FlowPlan(name, other, world.resources(), precision)));
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
