package io.ivory.samples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.explore.Claim;
import io.ivory.flow.explore.CounterExample;
import io.ivory.flow.explore.Exploration;
import io.ivory.flow.explore.Finding;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Off;
import io.ivory.flow.explore.PathStep;
import io.ivory.flow.explore.Verdict;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.simulation.TestCallResult;
import io.ivory.runtime.simulation.TestCalls;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is proved of the sample shop, and that the calls which refute the rest go the way they show. */
class SampleProofTest {

    private static final Path SOURCES = Path.of("src/main/resources/samples/online-store");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z"));

    private final Bundle bundle = BundleFiles.readFolder(SOURCES).bundle();
    private final FlowDefinition flow = requireNonNull(bundle.flows().get("main-line"));
    private final Exploration exploration = FlowExplorer.explore(flow, bundle.resources());

    @Test
    void everyCallerComesToAGoodEndAndToAPerson() {
        assertThat(exploration.proof(Claim.EVERY_PATH_CAN_END).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(exploration.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(exploration.proof(Claim.NO_FAILURE_CUTS_OFF).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(exploration.proof(Claim.NO_CIRCLE_WITHOUT_CALLER).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(exploration.proof(Claim.PERSON_FROM_EVERY_MENU).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(exploration.reachability().nodes()).isEqualTo(flow.nodes().keySet());
    }

    @Test
    void callsThatAreShownGoTheirWay() {
        exploration.proofs().stream()
                .flatMap(proof -> proof.findings().stream())
                .forEach(finding -> assertGoesItsWay(finding, bundle.resources()));
        exploration.outages().stream()
                .filter(outage -> outage.off().kind() != Off.Kind.VOICE)
                .forEach(outage -> outage.findings().forEach(finding -> assertGoesItsWay(finding, outage.resources())));
    }

    private void assertGoesItsWay(Finding finding, Resources resources) {
        assertThat(finding.call()).as(finding.toString()).isPresent();
        CounterExample call = finding.call().orElseThrow();

        TestCallResult played = new TestCalls(CLOCK).run(RunnableFlow.of(flow, resources), resources, call.call());

        List<String> wanted = call.path().stream()
                .map(PathStep::node)
                .map(node -> node.value())
                .toList();
        assertThat(nodes(played)).as(finding + "\n" + played.transcript()).startsWith(wanted.toArray(String[]::new));
    }

    private static List<String> nodes(TestCallResult played) {
        return played.events().stream()
                .flatMap(event -> event instanceof CallEvent.EnteredNode entered
                        ? Stream.of(entered.node().value())
                        : Stream.of())
                .toList();
    }
}
