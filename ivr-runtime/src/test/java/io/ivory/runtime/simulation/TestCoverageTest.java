package io.ivory.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Reachability;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What test calls travel of a flow, and what they leave out although a call could come there. */
class TestCoverageTest {

    private static final FlowDefinition FLOW = FlowJson.read("""
            {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "yes",
             "nodes": {
               "yes": {"type": "branch", "name": "Yes", "conditions": [{"exit": "always", "when": "1 == 1"}],
                 "exits": {"always": "menu", "otherwise": "bye"}},
               "menu": {"type": "menu", "name": "Menu",
                 "options": {"1": {"label": "hi", "to": "bye"}, "2": {"label": "hi", "to": "other"}},
                 "exits": {"noInput": "bye", "noMatch": "bye"}},
               "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"},
               "other": {"type": "hangup", "name": "Other", "goodbye": "hi"}},
             "prompts": {"hi": {"en": "Hello."}},
             "tests": {
               "one": {"steps": [{"presses": "1"}, {"ends": "hangup"}]},
               "silent": {"steps": [{"silent": true}, {"silent": true}, {"silent": true}, {"ends": "hangup"}]}}}
            """);

    @Test
    void whatNoCallCanTravelIsNotMissed() {
        Reachability reachable = FlowExplorer.explore(FLOW, Resources.NONE).reachability();

        TestCoverage coverage = TestCoverage.of(FLOW, reachable, played());

        assertThat(coverage.travelled())
                .containsEntry(new NodeId("yes"), Set.of(new Exit("always")))
                .containsEntry(new NodeId("menu"), Set.of(new Exit("1"), Exit.NO_INPUT))
                .containsEntry(new NodeId("bye"), Set.of());
        assertThat(coverage.missed())
                .isEqualTo(Map.of(
                        new NodeId("menu"), Set.of(new Exit("2"), Exit.NO_MATCH),
                        new NodeId("other"), Set.of()));
        assertThat(coverage.percent()).isEqualTo(60);
        assertThat(coverage.isComplete()).isFalse();
    }

    @Test
    void withoutTestCallsAllIsMissedThatACallCanTravel() {
        Reachability reachable = FlowExplorer.explore(FLOW, Resources.NONE).reachability();

        TestCoverage coverage = TestCoverage.of(FLOW, reachable, List.of());

        assertThat(coverage.missed().keySet()).isEqualTo(reachable.nodes());
        assertThat(coverage.percent()).isZero();
    }

    private static Collection<TestCallResult> played() {
        var tests = new TestCalls(InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z")));
        return tests.runAll(RunnableFlow.of(FLOW, Resources.NONE), Resources.NONE)
                .values();
    }
}
