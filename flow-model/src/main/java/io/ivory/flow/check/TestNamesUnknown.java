package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptId;
import io.ivory.flow.Reference;
import io.ivory.flow.TestCall;
import io.ivory.flow.edit.SetTests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A test call must name prompts that callers can hear, and services that the flow asks. */
final class TestNamesUnknown implements FlowCheck {

    @Override
    public String rule() {
        return "test-names-unknown";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<String> said = PromptUse.firstUsers(flow).keySet().stream()
                .map(PromptId::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> asked = flow.nodes().values().stream()
                .flatMap(node -> Reference.of(node).stream())
                .filter(reference -> reference.kind() == Reference.Kind.CONNECTION)
                .map(Reference::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        flow.tests().forEach((name, test) -> {
            checkSteps(findings, flow, name, test, said);
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
        tests.put(name, new TestCall(test.at(), test.from(), test.earlierCalls(), test.given(), steps));
        return tests;
    }
}
