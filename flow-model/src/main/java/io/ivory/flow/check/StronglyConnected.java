package io.ivory.flow.check;

import io.ivory.flow.NodeId;
import io.ivory.flow.explore.Tangles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parts the nodes of a flow so that within a part every node leads to every other. */
final class StronglyConnected {

    private StronglyConnected() {}

    /** The parts in the order of their first nodes, the nodes of each in the order of {@code nodes}. */
    static List<List<NodeId>> parts(Collection<NodeId> nodes, Map<NodeId, List<NodeId>> ways) {
        List<NodeId> ordered = List.copyOf(nodes);
        return Tangles.of(Ways.among(ordered, ways)).stream()
                .sorted(Comparator.comparingInt(part -> part.nextSetBit(0)))
                .map(part -> named(part, ordered))
                .toList();
    }

    private static List<NodeId> named(BitSet part, List<NodeId> nodes) {
        return part.stream().mapToObj(nodes::get).toList();
    }

    /**
     * Nodes and the ways between them by number.
     *
     * @param first the first way of each node, and behind the last node the number of ways
     * @param targets where each way leads
     */
    private record Ways(List<Integer> first, List<Integer> targets) implements Tangles.Graph {

        static Ways among(List<NodeId> nodes, Map<NodeId, List<NodeId>> ways) {
            Map<NodeId, Integer> numbers = new HashMap<>();
            nodes.forEach(node -> numbers.put(node, numbers.size()));
            var first = new ArrayList<Integer>();
            var targets = new ArrayList<Integer>();
            for (NodeId node : nodes) {
                first.add(targets.size());
                ways.getOrDefault(node, List.of()).forEach(to -> targets.add(numbers.getOrDefault(to, -1)));
            }
            first.add(targets.size());
            return new Ways(first, targets);
        }

        @Override
        public int size() {
            return first.size() - 1;
        }

        @Override
        public int firstWay(int node) {
            return first.get(node);
        }

        @Override
        public int endOfWays(int node) {
            return first.get(node + 1);
        }

        @Override
        public int target(int way) {
            return targets.get(way);
        }
    }
}
