package io.ivory.flow.explore;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import java.util.Map;
import java.util.Set;

/**
 * The nodes and exits of a flow that some call may take: what test calls should travel. An exit that is missing here can
 * be taken by no call at all.
 *
 * @param exits the exits of each node that calls may come to, in the flow's order
 */
public record Reachability(Map<NodeId, Set<Exit>> exits) {

    public Reachability {
        exits = copyInOrder(exits);
    }

    public Set<NodeId> nodes() {
        return exits.keySet();
    }

    public boolean reaches(NodeId node) {
        return exits.containsKey(node);
    }

    public boolean reaches(NodeId node, Exit exit) {
        return exits.getOrDefault(node, Set.of()).contains(exit);
    }
}
