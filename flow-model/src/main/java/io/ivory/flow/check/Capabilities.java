package io.ivory.flow.check;

import io.ivory.flow.NodeType;
import io.ivory.flow.resource.RingGroup;
import java.util.Set;

/**
 * What a runtime can do, of all that the format can say.
 *
 * @param types the node types that it can run
 * @param strategies the ways in which it can ring the members of a group
 */
public record Capabilities(Set<NodeType> types, Set<RingGroup.Strategy> strategies) {

    public Capabilities {
        types = Set.copyOf(types);
        strategies = Set.copyOf(strategies);
    }
}
