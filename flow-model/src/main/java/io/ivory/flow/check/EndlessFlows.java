package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.RunFlow;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A flow that runs itself, by way of others that are run or gone to or not, never comes to its end. */
final class EndlessFlows implements FlowCheck {

    @Override
    public String rule() {
        return "endless-flows";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Map<String, FlowDefinition> others = around.resources().flows();
        for (RunFlow run : Nodes.of(flow, RunFlow.class)) {
            List<String> way = wayBack(flow, run.flow(), others);
            if (!way.isEmpty()) {
                findings.add(
                        run,
                        Places.of(run, "flow"),
                        "this flow runs itself again (" + String.join(" leads to ", way)
                                + "): a flow that is run must come to its end");
            }
        }
        return findings.all();
    }

    /** The flows on a way from {@code first} back to {@code flow} over nodes that run or go to others; empty if there is none. */
    private static List<String> wayBack(
            FlowDefinition flow, @Nullable String first, Map<String, FlowDefinition> others) {
        var before = new LinkedHashMap<String, Optional<String>>();
        var open = new ArrayDeque<String>();
        if (first != null) {
            before.put(first, Optional.empty());
            open.add(first);
        }
        while (!open.isEmpty()) {
            String name = open.remove();
            FlowDefinition found = others.get(name);
            if (found == null) {
                continue;
            }
            if (isItself(found, flow)) {
                return way(before, name);
            }
            for (String next : next(found)) {
                if (before.putIfAbsent(next, Optional.of(name)) == null) {
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<String> next(FlowDefinition flow) {
        return Stream.concat(
                        Nodes.of(flow, RunFlow.class).stream().map(RunFlow::flow),
                        Nodes.of(flow, GoToFlow.class).stream().map(GoToFlow::flow))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** A flow does not know its own id; others may well bear the same name. */
    static boolean isItself(FlowDefinition found, FlowDefinition flow) {
        return found.name().equals(flow.name()) && Objects.equals(found.start(), flow.start());
    }

    private static List<String> way(Map<String, Optional<String>> before, String last) {
        var way = new ArrayDeque<String>();
        Optional<String> name = Optional.of(last);
        while (name.isPresent()) {
            way.push(name.get());
            name = before.getOrDefault(name.get(), Optional.empty());
        }
        return List.copyOf(way);
    }
}
