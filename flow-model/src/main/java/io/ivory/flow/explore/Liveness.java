package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.VariableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which places of the memory are asked for again before they change: backward data-flow over the nodes. Forgetting the
 * others keeps the states few, since calls that differ in nothing that matters are the same.
 */
final class Liveness {

    private final FlowPlan plan;
    private final List<BitSet> live = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final Optional<Integer> onError;

    /** The nodes with a key that leads back. */
    private final List<Integer> goingBack = new ArrayList<>();

    /** What is live at any question: at all that a key may lead back to. */
    private final BitSet atQuestions = new BitSet();

    Liveness(FlowPlan plan) {
        this.plan = plan;
        this.onError = plan.number(plan.flow().onError());
        for (int node = 0; node < plan.nodes().size(); node++) {
            live.add(new BitSet(plan.size()));
            before.add(new ArrayList<>());
        }
        for (int node = 0; node < plan.nodes().size(); node++) {
            for (Exit exit : plan.node(node).exits()) {
                int from = node;
                plan.after(node, exit).ifPresent(to -> before.get(to).add(from));
            }
            int from = node;
            plan.operatorFrom(node).ifPresent(to -> before.get(to).add(from));
            if (plan.commands(node).containsValue(KeyCommand.BACK)) {
                goingBack.add(node);
            }
        }
    }

    /** For each node, what is forgotten on coming to it. */
    List<BitSet> dead() {
        var open = new ArrayDeque<Integer>();
        for (int node = plan.nodes().size() - 1; node >= 0; node--) {
            open.add(node);
        }
        while (!open.isEmpty()) {
            int node = open.remove();
            BitSet now = liveAt(node);
            if (!now.equals(live.get(node))) {
                live.set(node, now);
                int known = atQuestions.cardinality();
                if (plan.isQuestion(node)) {
                    atQuestions.or(now);
                }
                if (atQuestions.cardinality() > known) {
                    open.addAll(goingBack);
                }
                open.addAll(onError.equals(Optional.of(node)) ? allNodes() : before.get(node));
            }
        }
        return live.stream().map(this::others).toList();
    }

    private List<Integer> allNodes() {
        var all = new ArrayList<Integer>();
        for (int node = 0; node < plan.nodes().size(); node++) {
            all.add(node);
        }
        return all;
    }

    private BitSet others(BitSet places) {
        var others = new BitSet(plan.size());
        others.set(0, plan.size());
        others.andNot(places);
        return others;
    }

    private BitSet liveAt(int number) {
        FlowNode node = plan.node(number);
        NodeReads reads = plan.reads(number);
        var now = new BitSet(plan.size());
        for (Exit exit : node.exits()) {
            plan.after(number, exit).ifPresent(next -> {
                var after = (BitSet) live.get(next).clone();
                reads.writes().getOrDefault(exit, Set.of()).forEach(variable -> forget(after, variable));
                now.or(after);
            });
        }
        plan.operatorFrom(number).ifPresent(next -> now.or(live.get(next)));
        if (plan.commands(number).containsValue(KeyCommand.BACK)) {
            now.or(atQuestions);
            now.set(FlowPlan.TRAIL);
        }
        onError.ifPresent(next -> now.or(live.get(next)));
        if (reads.takesTime()) {
            now.andNot(plan.answersOfTheClock());
        }
        reads.computed()
                .forEach(expression -> expression.reads().stream()
                        .flatMap(path -> plan.texts().variable(path).stream())
                        .flatMap(variable -> plan.placeOf(variable).stream())
                        .forEach(now::set));
        reads.questions()
                .forEach(question -> plan.placeOfAnswer(question.text()).ifPresent(now::set));
        now.set(FlowPlan.LANGUAGE);
        return now;
    }

    private void forget(BitSet places, VariableName variable) {
        plan.placeOf(variable).ifPresent(places::clear);
        places.andNot(plan.answersAbout(variable));
    }
}
