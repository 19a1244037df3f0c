package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nobody goes through more than three menus to get what they want. */
final class MenuDepth implements FlowCheck {

    private static final int MOST = 3;

    @Override
    public String rule() {
        return "menu-depth";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Map<NodeId, Integer> depths = depths(flow);
        for (Menu menu : Nodes.of(flow, Menu.class)) {
            int depth = depths.getOrDefault(menu.id(), 0);
            if (depth == MOST + 1) { // those behind it are as bad, but it is the one to move
                findings.add(
                        menu,
                        Places.of(menu),
                        "callers come here through " + MOST
                                + " other menus at least: offer it earlier, or lead callers to a person before");
            }
        }
        return findings.all();
    }

    /** How many menus a caller hears at least, the node itself included: a breadth-first search by menus. */
    private static Map<NodeId, Integer> depths(FlowDefinition flow) {
        var depths = new HashMap<NodeId, Integer>();
        var open = new ArrayDeque<FlowNode>();
        Optional.ofNullable(flow.start()).flatMap(flow::node).ifPresent(start -> {
            depths.put(start.id(), cost(start));
            open.add(start);
        });
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            int depth = depths.getOrDefault(node.id(), 0);
            for (NodeId target : node.targets().values()) {
                FlowNode next = flow.node(target).orElse(null);
                if (next != null && depth + cost(next) < depths.getOrDefault(target, Integer.MAX_VALUE)) {
                    depths.put(target, depth + cost(next));
                    if (cost(next) == 0) {
                        open.addFirst(next);
                    } else {
                        open.addLast(next);
                    }
                }
            }
        }
        return depths;
    }

    private static int cost(FlowNode node) {
        return node instanceof Menu ? 1 : 0;
    }
}
