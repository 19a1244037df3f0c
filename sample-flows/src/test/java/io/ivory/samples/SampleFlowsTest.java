package io.ivory.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.ResourceJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.simulation.TestCallResult;
import io.ivory.runtime.simulation.TestCalls;
import io.ivory.runtime.speech.FreeTtsSynthesizer;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every sample to what a flow must be: right, canonical, and travelled by its own test calls to the last exit. */
class SampleFlowsTest {

    private static final Path SOURCES = Path.of("src/main/resources/samples/online-store");

    /** The test calls say when they take place; none may depend on this. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z"));

    private final Bundle bundle = BundleFiles.readFolder(SOURCES).bundle();
    private final FlowDefinition flow = requireNonNull(bundle.flows().get("main-line"));

    private Map<String, TestCallResult> played() {
        return new TestCalls(CLOCK).runAll(RunnableFlow.of(flow, bundle.resources()), bundle.resources());
    }

    @Test
    void nothingIsWrongWithTheFlow() {
        assertThat(FlowChecks.problems(flow, bundle.resources())).isEmpty();
    }

    @Test
    void everyTestCallGoesAsItSays() {
        var failures = PlayedCalls.failures(played());

        assertThat(failures).isEmpty();
    }

    @Test
    void everyExitOfEveryNodeIsTravelledByATestCall() {
        var travelled = new LinkedHashSet<String>();
        for (TestCallResult call : played().values()) {
            for (CallEvent event : call.events()) {
                if (event instanceof CallEvent.LeftNode left) {
                    travelled.add(left.node() + " " + left.exit());
                }
            }
        }
        var missing = new TreeSet<String>();
        for (FlowNode node : flow.nodes().values()) {
            node.exits().forEach(exit -> missing.add(node.id() + " " + exit));
        }
        missing.removeAll(travelled);

        assertThat(missing).as("exits that no test call travels").isEmpty();
    }

    @Test
    void theBuiltInVoiceSaysEveryWordAndNoMenuIsLong() {
        var voice = new FreeTtsSynthesizer(1);
        var said = played().values().stream()
                .flatMap(call -> call.events().stream())
                .filter(CallEvent.Said.class::isInstance)
                .map(event -> ((CallEvent.Said) event).words())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(said)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        words -> assertThat(voice.say(words, Language.ENGLISH).length())
                                .as(words)
                                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(25)));
    }

    @Test
    void everyTestCallSaysWhenItTakesPlace() {
        assertThat(flow.tests())
                .allSatisfy((name, test) -> assertThat(test.at()).as(name).isNotNull());
    }

    @Test
    void theSamplesUseEveryNodeTypeThatCallsCanGoThrough() {
        Bundle frontDoor =
                BundleFiles.readFiles("front-door", Samples.frontDoor()).bundle();
        var used = Stream.of(bundle, frontDoor)
                .flatMap(sample -> sample.flows().values().stream())
                .flatMap(drawn -> drawn.nodes().values().stream())
                .map(NodeType::of)
                .collect(Collectors.toSet());

        assertThat(used).containsExactlyInAnyOrderElementsOf(FlowInterpreter.runnableTypes());
    }

    @Test
    void theFlowIsInItsCanonicalForm() throws IOException {
        String canonical = FlowJson.write(flow);
        if (Boolean.getBoolean("update")) {
            Files.writeString(SOURCES.resolve(Samples.ONLINE_STORE_FLOW), canonical);
        }

        assertThat(text(Samples.ONLINE_STORE_FLOW)).isEqualTo(canonical);
    }

    @Test
    void hoursPeopleAndServicesAreInTheirCanonicalForm() throws IOException {
        var resources = bundle.resources();

        assertThat(text("hours.json")).isEqualTo(ResourceJson.writeAllHours(resources.hours()));
        assertThat(text("destinations.json")).isEqualTo(ResourceJson.writeAllDestinations(resources.destinations()));
        assertThat(text("connections.json")).isEqualTo(ResourceJson.writeAllConnections(resources.connections()));
    }

    private static String text(String file) throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    @Test
    void everyNodeHasAPlaceAndNoTwoCardsMeet() {
        assertThat(flow.layout().positions().keySet()).isEqualTo(flow.nodes().keySet());
        var cards = flow.nodes().values().stream().map(this::card).toList();
        for (int i = 0; i < cards.size(); i++) {
            for (int j = i + 1; j < cards.size(); j++) {
                assertThat(cards.get(i).intersects(cards.get(j)))
                        .as("%s meets %s", cards.get(i), cards.get(j))
                        .isFalse();
            }
        }
    }

    /** A card with the gap around it: 260 pixels wide, a row for each exit, 96 to the next column, 40 to the next row. */
    private Rectangle card(FlowNode node) {
        Position position = flow.layout().of(node.id()).orElseThrow();
        int errors = (int) node.exits().stream().filter(Exit::isError).count();
        Set<Optional<NodeId>> errorTargets =
                node.exits().stream().filter(Exit::isError).map(node::target).collect(Collectors.toSet());
        int errorRows = errorTargets.size() == 1 ? 1 : errors;
        int choices = node.exits().size() - errors;
        return new Rectangle(position.x(), position.y(), 260 + 96, 90 + 28 * choices + 28 * errorRows + 40);
    }

    @Test
    void theBundleOnTheClassPathIsTheFolder() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .toList();

            assertThat(Samples.onlineStore().keySet()).containsExactlyInAnyOrderElementsOf(names);
        }
        for (var file : Samples.onlineStore().entrySet()) {
            assertThat(new String(file.getValue(), UTF_8)).as(file.getKey()).isEqualTo(text(file.getKey()));
        }
    }
}
