package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptId;
import io.ivory.flow.Reference;
import io.ivory.flow.TestCall;
import io.ivory.flow.VariableName;
import io.ivory.flow.edit.SetTests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test call must name prompts that callers can hear, services that are asked and variables that can be given, in the
 * flow or in those that it leads into.
 */
final class TestNamesUnknown implements FlowCheck {

    @Override
    public String rule() {
        return "test-names-unknown";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (flow.tests().isEmpty()) {
            return findings.all();
        }
        Set<FlowDefinition> family = family(flow, around.resources().flows());
        Set<String> said = family.stream()
                .flatMap(member -> PromptUse.firstUsers(member).keySet().stream())
                .map(PromptId::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> asked = family.stream()
                .flatMap(member -> named(member, Reference.Kind.CONNECTION))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> given = flow.variables().keySet().stream()
                .map(VariableName::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        flow.tests().forEach((name, test) -> {
            checkSteps(findings, flow, name, test, said);
            for (VariableName variable : test.with().keySet()) {
                findings.requireKnown(
                        null,
                        Places.of("tests", name, "with", variable.value()),
                        variable.value(),
                        "variable of the flow",
                        given);
            }
            for (String connection : test.given().keySet()) {
                findings.requireKnown(
                        null,
                        Places.of("tests", name, "given", connection),
                        connection,
                        "service that is asked",
                        asked);
            }
        });
        return findings.all();
    }

    /** The flow, and those that calls to it may come to. */
    private static Set<FlowDefinition> family(FlowDefinition flow, Map<String, FlowDefinition> others) {
        Set<FlowDefinition> family = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<FlowDefinition>();
        family.add(flow);
        open.add(flow);
        while (!open.isEmpty()) {
            named(open.remove(), Reference.Kind.FLOW)
                    .flatMap(name -> Stream.ofNullable(others.get(name)))
                    .filter(family::add)
                    .forEach(open::add);
        }
        return family;
    }

    private static Stream<String> named(FlowDefinition flow, Reference.Kind kind) {
        return flow.nodes().values().stream()
                .flatMap(node -> Reference.of(node).stream())
                .filter(reference -> reference.kind() == kind)
                .map(Reference::name);
    }

    private static void checkSteps(
            Findings findings, FlowDefinition flow, String name, TestCall test, Set<String> said) {
        for (int i = 0; i < test.steps().size(); i++) {
            if (test.steps().get(i) instanceof TestCall.Step.Hears(PromptId prompt)) {
                int step = i;
                findings.requireKnown(
                        null,
                        Places.of("tests", name, "steps", String.valueOf(i), "hears"),
                        prompt.value(),
                        "prompt that a node says",
                        said,
                        meant -> new Fix(
                                "Expect \"" + meant + "\" instead",
                                new SetTests(expecting(flow, name, test, step, new PromptId(meant)))));
            }
        }
    }

    private static Map<String, TestCall> expecting(
            FlowDefinition flow, String name, TestCall test, int step, PromptId meant) {
        var steps = new ArrayList<>(test.steps());
        steps.set(step, new TestCall.Step.Hears(meant));
        var tests = new LinkedHashMap<>(flow.tests());
        tests.put(name, test.withSteps(steps));
        return tests;
    }
}
