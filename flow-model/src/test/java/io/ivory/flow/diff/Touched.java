package io.ivory.flow.diff;

import io.ivory.flow.FlowDefinition;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which things an edit touched, found without the code under test: whole nodes, prompts, variables, settings.
 *
 * @param things {@code node welcome}, {@code prompt hello}, {@code start}
 */
record Touched(Set<Object> things) {

    static Touched by(FlowDefinition before, FlowDefinition after) {
        var things = new HashSet<Object>();
        add(things, "node ", before.nodes(), after.nodes());
        add(things, "prompt ", before.prompts(), after.prompts());
        add(things, "variable ", before.variables(), after.variables());
        add(things, "test ", before.tests(), after.tests());
        add(
                things,
                "node ",
                before.layout().positions(),
                after.layout().positions()); // who moves a card touches its node
        add(things, "", Map.of("name", before.name()), Map.of("name", after.name()));
        add(things, "", Map.of("languages", before.languages()), Map.of("languages", after.languages()));
        if (!Objects.equals(before.start(), after.start())) {
            things.add("start");
        }
        if (!Objects.equals(before.onError(), after.onError())) {
            things.add("onError");
        }
        // who deletes a node, or lets something lead to it, touches it
        after.nodes().forEach((id, node) -> {
            if (!node.equals(before.nodes().get(id))) {
                node.targets().values().forEach(target -> things.add("node " + target));
                node.prompts().forEach(prompt -> things.add("prompt " + prompt));
            }
        });
        if (things.contains("start") || things.contains("onError")) {
            things.add("node " + after.start());
            things.add("node " + after.onError());
        }
        return new Touched(things);
    }

    private static void add(Set<Object> things, String kind, Map<?, ?> before, Map<?, ?> after) {
        var keys = new HashSet<Object>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                things.add(kind + key);
            }
        }
    }

    boolean isApartFrom(Touched other) {
        return !things.isEmpty() && !other.things.isEmpty() && Collections.disjoint(things, other.things);
    }
}
