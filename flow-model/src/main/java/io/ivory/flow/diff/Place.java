package io.ivory.flow.diff;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value stands in a flow.
 *
 * @param steps the components and keys on the way to it: {@code nodes}, a NodeId, {@code head}, {@code targets}, an Exit
 */
record Place(List<Object> steps) {

    private static final List<String> ROOTS = Components.holding(FlowDefinition.class, NodeId.class);

    static final Place FLOW = new Place(List.of());

    Place {
        steps = List.copyOf(steps);
    }

    Place within(Object step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(longer);
    }

    /** The node it belongs to. */
    Optional<NodeId> node() {
        return steps.size() > 1
                        && steps.get(1) instanceof NodeId id
                        && steps.getFirst().equals("nodes")
                ? Optional.of(id)
                : Optional.empty();
    }

    /** Whether the order of the entries matters to callers there. */
    boolean isOrdered() {
        return steps.equals(List.of("languages")) || (steps.size() == 3 && node().isPresent());
    }

    /** Whether it is where an exit leads. */
    boolean isConnection() {
        return steps.contains("targets") || (steps.size() == 1 && ROOTS.contains(steps.getFirst()));
    }

    /** Whether it only says how the flow is drawn. */
    boolean isLayout() {
        return !steps.isEmpty() && steps.getFirst().equals("layout");
    }
}
