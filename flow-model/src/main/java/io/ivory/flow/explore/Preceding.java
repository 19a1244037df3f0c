package io.ivory.flow.explore;

import io.ivory.flow.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Which nodes of a flow lead to which, whatever a call knows: by exits, by the key for a person or by {@code onError}. */
final class Preceding {

    private final FlowPlan plan;
    private final List<BitSet> before = new ArrayList<>();

    Preceding(FlowPlan plan) {
        this.plan = plan;
        Optional<Integer> onError = plan.number(plan.flow().onError());
        plan.nodes().forEach(_ -> before.add(new BitSet()));
        for (int node = 0; node < plan.nodes().size(); node++) {
            for (NodeId target : plan.node(node).targets().values()) {
                add(node, plan.number(target));
            }
            add(node, plan.operatorFrom(node));
            add(node, onError);
        }
    }

    private void add(int from, Optional<Integer> to) {
        to.ifPresent(next -> before.get(next).set(from));
    }

    /** The questions from which calls come to {@code node} without another one in between. */
    BitSet questions(int node) {
        var questions = new BitSet();
        var passed = (BitSet) before.get(node).clone();
        var open = new ArrayDeque<Integer>();
        passed.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int here = open.remove();
            if (plan.isQuestion(here)) {
                questions.set(here);
                continue;
            }
            before.get(here).stream().filter(from -> !passed.get(from)).forEach(from -> {
                passed.set(from);
                open.add(from);
            });
        }
        return questions;
    }
}
