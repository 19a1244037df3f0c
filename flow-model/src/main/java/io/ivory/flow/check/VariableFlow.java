package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeId;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which variables surely have a value when a call comes to a node: on every way there, some node has filled them. The
 * usual definite-assignment analysis, forwards to a fixed point; each node is looked at again only when a way was found
 * on which less is filled.
 */
final class VariableFlow {

    private final FlowDefinition flow;
    private final Map<VariableName, Integer> numbers = new HashMap<>();
    private final Map<NodeId, BitSet> filled = new HashMap<>();

    /** A way into a node: by an exit of another. */
    record Way(FlowNode from, Exit exit) {}

    /**
     * Follows all ways through {@code flow}.
     *
     * @param given what has a value before the flow begins
     */
    VariableFlow(FlowDefinition flow, Set<VariableName> given) {
        this.flow = flow;
        flow.variables().keySet().forEach(name -> numbers.put(name, numbers.size()));
        var atStart = new BitSet();
        given.stream().flatMap(name -> number(name).stream()).forEach(atStart::set);
        var open = new ArrayDeque<FlowNode>();
        Stream.of(flow.start(), flow.onError(), flow.onHangup())
                .filter(Objects::nonNull)
                .flatMap(root -> flow.node(root).stream())
                .filter(root -> filled.put(root.id(), (BitSet) atStart.clone()) == null)
                .forEach(open::add);
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            ways(node)
                    .forEach((exit, target) -> flow.node(target)
                            .filter(next -> comes(new Way(node, exit), next))
                            .ifPresent(open::add));
        }
    }

    /** Where the exits of {@code node} lead, and the key for a person, which is told as an exit of that name. */
    private Map<Exit, NodeId> ways(FlowNode node) {
        var ways = new LinkedHashMap<Exit, NodeId>();
        node.exits().forEach(exit -> node.target(exit).ifPresent(target -> ways.put(exit, target)));
        flow.operatorFrom(node)
                .ifPresent(target -> flow.commands(node).forEach((key, command) -> {
                    if (command == KeyCommand.OPERATOR) {
                        ways.put(Exit.ofKey(key), target);
                    }
                }));
        return ways;
    }

    /** Takes a way into account; whether it leaves the next node with less than was known. */
    private boolean comes(Way way, FlowNode next) {
        BitSet after = after(way);
        BitSet known = filled.get(next.id());
        if (known == null) {
            filled.put(next.id(), after);
            return true;
        }
        int before = known.cardinality();
        known.and(after);
        return known.cardinality() < before;
    }

    private BitSet after(Way way) {
        var after = (BitSet) filled.getOrDefault(way.from().id(), new BitSet()).clone();
        fills(way.from(), way.exit()).stream()
                .flatMap(name -> number(name).stream())
                .forEach(after::set);
        return after;
    }

    private Optional<Integer> number(VariableName name) {
        return Optional.ofNullable(numbers.get(name));
    }

    /** Whether calls come to the node at all. */
    boolean comesTo(FlowNode node) {
        return filled.containsKey(node.id());
    }

    /** Whether {@code name} has a value whenever a call comes to {@code node}. */
    boolean isFilled(FlowNode node, VariableName name) {
        BitSet known = filled.get(node.id());
        return known == null || number(name).map(known::get).orElse(true);
    }

    /** A way into each node on which {@code name} may be empty; none for a node where calls begin with nothing. */
    Optional<Way> emptyWay(FlowNode node, VariableName name, Map<NodeId, List<Way>> ways) {
        return ways.getOrDefault(node.id(), List.of()).stream()
                .filter(way -> comesTo(way.from()))
                .filter(way ->
                        number(name).map(number -> !after(way).get(number)).orElse(false))
                .findFirst();
    }

    /** All ways into each node. */
    Map<NodeId, List<Way>> waysInto() {
        var ways = new HashMap<NodeId, List<Way>>();
        for (FlowNode node : flow.nodes().values()) {
            ways(node)
                    .forEach((exit, target) ->
                            ways.computeIfAbsent(target, _ -> new ArrayList<>()).add(new Way(node, exit)));
        }
        return ways;
    }

    /** The variables that {@code node} gives a value before it is left by {@code exit}. */
    static Set<VariableName> fills(FlowNode node, Exit exit) {
        return switch (node) {
            case Collect collect -> exit.equals(Exit.NEXT) ? one(collect.into()) : Set.of();
            case Lookup lookup -> exit.equals(Exit.FOUND) ? one(lookup.into()) : Set.of();
            case HttpRequest http -> exit.equals(Exit.FOUND) ? http.use().filled() : Set.of();
            case RunFlow run -> exit.equals(Exit.FAILED) ? Set.of() : one(run.into());
            case Assign set -> set.values().keySet();
            case CallerCheck caller -> // with empty fields where a caller is known by earlier calls alone
                exit.equals(Exit.KNOWN) && caller.contacts() != null ? one(caller.into()) : Set.of();
            case Say _,
                    Menu _,
                    LanguageChoice _,
                    Hours _,
                    Branch _,
                    Split _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    GoToFlow _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> Set.of();
        };
    }

    /** The variables that {@code node} may fill, by whatever exit it is left. */
    static Set<VariableName> mayFill(FlowNode node) {
        var filled = new LinkedHashSet<VariableName>();
        node.exits().forEach(exit -> filled.addAll(fills(node, exit)));
        return filled;
    }

    private static Set<VariableName> one(@Nullable VariableName name) {
        return name == null ? Set.of() : Set.of(name);
    }
}
