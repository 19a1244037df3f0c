package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The star key leads back, everywhere. */
final class BackKey implements FlowCheck {

    @Override
    public String rule() {
        return "back-key";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Exit star = Exit.ofKey(Digit.STAR);
        List<Menu> menus = Nodes.of(flow, Menu.class).stream()
                .filter(menu -> menu.options().containsKey(Digit.STAR))
                .toList();
        if (menus.isEmpty()) {
            return findings.all();
        }
        Map<NodeId, Integer> circles = circles(flow);
        for (Menu menu : menus) {
            NodeId target = menu.target(star).orElse(null);
            if (target != null
                    && circles.containsKey(target)
                    && !Objects.equals(circles.get(target), circles.get(menu.id()))) {
                findings.add(
                        menu,
                        Places.of(menu, star),
                        "callers expect to get back by *, but from \"" + target
                                + "\" no way leads here: lead it to the menu before, or use another key");
            }
        }
        return findings.all();
    }

    /** Which circle each node lies on, by number: what lies behind a menu leads back to it if it lies on the same. */
    private static Map<NodeId, Integer> circles(FlowDefinition flow) {
        Map<NodeId, List<NodeId>> ways = new HashMap<>();
        for (FlowNode node : flow.nodes().values()) {
            ways.put(
                    node.id(),
                    node.exits().stream()
                            .flatMap(exit -> node.target(exit).stream())
                            .filter(flow.nodes()::containsKey)
                            .toList());
        }
        var circles = new HashMap<NodeId, Integer>();
        int number = 0;
        for (List<NodeId> part : StronglyConnected.parts(flow.nodes().keySet(), ways)) {
            for (NodeId node : part) {
                circles.put(node, number);
            }
            number++;
        }
        return circles;
    }
}
