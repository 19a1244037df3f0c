package io.ivory.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Notify;
import io.ivory.flow.RunFlow;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Severity;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Verdict;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.simulation.TestCallResult;
import io.ivory.runtime.simulation.TestCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the sample of several flows to what it must be: right, canonical, and travelled by its own test calls. */
class FrontDoorTest {

    private static final Path SOURCES = Path.of("src/main/resources/samples/front-door");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z"));

    private final Bundle bundle = BundleFiles.readFolder(SOURCES).bundle();
    private final FlowDefinition frontDoor = requireNonNull(bundle.flows().get("front-door"));

    private Map<String, TestCallResult> played() {
        return new TestCalls(CLOCK).runAll(RunnableFlow.of(frontDoor, bundle.resources()), bundle.resources());
    }

    @Test
    void nothingIsWrongWithItsFlows() {
        assertThat(bundle.flows())
                .allSatisfy((name, flow) -> assertThat(FlowChecks.problems(flow, bundle.resources()))
                        .as(name)
                        .noneMatch(problem -> problem.severity() != Severity.INFO));
    }

    @Test
    void everyClaimThatAppliesIsProvedOfEachFlow() {
        assertThat(bundle.flows())
                .allSatisfy((name, flow) -> assertThat(
                                FlowExplorer.explore(flow, bundle.resources()).proofs())
                        .as(name)
                        .allMatch(proof ->
                                proof.verdict() == Verdict.PROVED || proof.verdict() == Verdict.DOES_NOT_APPLY));
    }

    @Test
    void everyTestCallGoesAsItSays() {
        String failures = PlayedCalls.failures(played());

        assertThat(failures).isEmpty();
    }

    /** That a flow which is run fails, or a letter cannot be sent, is beyond what callers can bring about. */
    @Test
    void everyExitThatCallersCanBringAboutIsTravelledByATestCall() {
        var travelled = new LinkedHashSet<String>();
        for (TestCallResult call : played().values()) {
            String flow = "front-door";
            for (CallEvent event : call.events()) {
                if (event instanceof CallEvent.EnteredFlow entered) {
                    flow = entered.flow().equals("test-call") ? "front-door" : entered.flow();
                }
                if (event instanceof CallEvent.LeftNode left) {
                    travelled.add(flow + " " + left.node() + " " + left.exit());
                }
            }
        }
        var missing = new TreeSet<String>();
        bundle.flows()
                .forEach((name, flow) -> flow.nodes()
                        .values()
                        .forEach(node -> node.exits().stream()
                                .filter(exit -> !isAFault(node, exit))
                                .forEach(exit -> missing.add(name + " " + node.id() + " " + exit))));
        missing.removeAll(travelled);

        assertThat(missing).as("exits that no test call travels").isEmpty();
    }

    private static boolean isAFault(FlowNode node, Exit exit) {
        return (node instanceof RunFlow || node instanceof Notify) && exit.equals(Exit.FAILED);
    }

    @Test
    void whatWasAchievedIsNoted() {
        var outcomes = played().values().stream()
                .flatMap(call -> call.events().stream())
                .filter(CallEvent.Milestone.class::isInstance)
                .map(event -> ((CallEvent.Milestone) event).outcome())
                .collect(Collectors.toSet());

        assertThat(outcomes).containsExactlyInAnyOrder("caller recognised", "house rules told", "hung up early");
    }

    @Test
    void itsFlowsAreInTheirCanonicalForm() throws IOException {
        for (Map.Entry<String, FlowDefinition> flow : bundle.flows().entrySet()) {
            Path file = SOURCES.resolve(flow.getKey() + ".ivr.json");
            String canonical = FlowJson.write(flow.getValue());
            if (Boolean.getBoolean("update")) {
                Files.writeString(file, canonical);
            }

            assertThat(Files.readString(file)).isEqualTo(canonical);
        }
    }

    @Test
    void everyNodeHasAPlace() {
        assertThat(bundle.flows().values())
                .allSatisfy(flow -> assertThat(flow.layout().positions().keySet())
                        .isEqualTo(flow.nodes().keySet()));
    }

    @Test
    void theBundleOnTheClassPathIsTheFolder() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .toList();

            assertThat(Samples.frontDoor().keySet()).containsExactlyInAnyOrderElementsOf(names);
        }
        for (var file : Samples.frontDoor().entrySet()) {
            assertThat(new String(file.getValue(), UTF_8))
                    .as(file.getKey())
                    .isEqualTo(Files.readString(SOURCES.resolve(file.getKey())));
        }
    }
}
