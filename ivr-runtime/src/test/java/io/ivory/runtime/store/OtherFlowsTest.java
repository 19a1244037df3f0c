package io.ivory.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flows that lead into one another, and those that this release cannot run. */
final class OtherFlowsTest {

    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final FlowStore flows = workspace.flows();

    @AfterEach
    void close() {
        workspace.close();
    }

    private static FlowDefinition flow(String name, String firstNode) {
        return FlowJson.read("""
                {
                  "ivory": "1.0", "name": "%s", "languages": ["en"], "start": "first",
                  "nodes": {"first": %s, "bye": {"type": "hangup", "name": "Bye"}}
                }
                """.formatted(name, firstNode));
    }

    private static FlowDefinition identify() {
        return flow("Identify", "{\"type\": \"return\", \"name\": \"Found\", \"result\": \"found\"}");
    }

    private static FlowDefinition main() {
        return flow("Main", """
                {"type": "run", "name": "Who?", "flow": "identify", "results": ["found"],
                 "exits": {"found": "bye", "failed": "bye"}}""");
    }

    private static FlowDefinition ringing(String name) {
        return flow(name, """
                {"type": "transfer", "name": "Ring", "to": "team",
                 "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}}""");
    }

    @Test
    void aFlowWithAQueueIsPublishedOnceTheQueueHasItsPeople() {
        workspace.resources().save("line", new CallQueue(List.of("anna"), null, 5), "anna");
        FlowId id = flows.create(flow("Main", """
                {"type": "queue", "name": "In line", "to": "line",
                 "exits": {"answered": "bye", "full": "bye", "timeout": "bye", "left": "bye"}}"""), "anna");

        assertThatThrownBy(() -> flows.publish(id, "anna", ""))
                .isInstanceOf(UnfinishedFlowException.class)
                .hasMessageContaining("anna");
        workspace.resources().save("anna", new Person("sip:anna@10.0.0.5"), "anna");

        assertThat(flows.publish(id, "anna", "")).isEqualTo(1);
    }

    @Test
    void aGroupMayRingAllAtOnceOrInTurn() {
        workspace.resources().save("anna", new Person("sip:anna@10.0.0.5"), "anna");
        workspace.resources().save("team", new RingGroup(List.of("anna"), RingGroup.Strategy.ALL_AT_ONCE), "anna");
        FlowId id = flows.create(ringing("Main"), "anna");

        assertThat(flows.publish(id, "anna", "")).isEqualTo(1);
        workspace.resources().save("team", new RingGroup(List.of("anna"), RingGroup.Strategy.IN_TURN), "anna");
        assertThat(flows.publish(id, "anna", "")).isEqualTo(2);
    }

    @Test
    void aFlowIsPublishedAfterThoseThatItRuns() {
        FlowId identify = flows.create(identify(), "anna");
        FlowId main = flows.create(main(), "anna");

        assertThatThrownBy(() -> flows.publish(main, "anna", ""))
                .isInstanceOf(UnfinishedFlowException.class)
                .hasMessageContaining("published flow \"identify\"");

        flows.publish(identify, "anna", "");
        flows.publish(main, "anna", "");

        assertThat(flows.published(main).orElseThrow().flow().other("identify")).isPresent();
    }

    @Test
    void callsRunTheNewestRevisionOfTheOtherFlow() {
        FlowId identify = flows.create(identify(), "anna");
        flows.publish(identify, "anna", "");
        FlowId main = flows.create(main(), "anna");
        flows.publish(main, "anna", "");
        flows.saveDraft(identify, identify().withName("Find out who it is"), 1, "anna");

        flows.publish(identify, "anna", "");

        assertThat(flows.published(main)
                        .orElseThrow()
                        .flow()
                        .other("identify")
                        .orElseThrow()
                        .definition()
                        .name())
                .isEqualTo("Find out who it is");
    }

    @Test
    void aFlowGoesOnReturningWhatOthersRelyOn() {
        FlowId identify = flows.create(identify(), "anna");
        flows.publish(identify, "anna", "");
        FlowId main = flows.create(main(), "anna");
        flows.publish(main, "anna", "");
        flows.saveDraft(
                identify,
                flow("Identify", "{\"type\": \"return\", \"name\": \"Lost\", \"result\": \"lost\"}"),
                1,
                "anna");

        assertThatThrownBy(() -> flows.publish(identify, "anna", ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Main");

        assertThat(flows.revisions(identify)).hasSize(1);
        assertThat(flows.published(main).orElseThrow().flow().other("identify")).isPresent();
    }

    @Test
    void aFlowThatAnotherRunsIsNotDeleted() {
        FlowId identify = flows.create(identify(), "anna");
        flows.publish(identify, "anna", "");
        FlowId main = flows.create(main(), "anna");

        assertThatThrownBy(() -> flows.delete(identify))
                .isInstanceOf(InUseException.class)
                .hasMessageContaining("run by Main");
        assertThatThrownBy(() -> flows.deleteWithItsNumbers(identify)).isInstanceOf(InUseException.class);

        flows.delete(main);
        flows.delete(identify);
        assertThat(flows.list()).isEmpty();
    }

    @Test
    void anExportBringsAlongTheFlowsThatAreRunAndThePeopleOfAGroup() {
        workspace.resources().save("anna", new Person("sip:anna@10.0.0.5"), "anna");
        workspace.resources().save("boris", new Person("sip:boris@10.0.0.5"), "anna");
        workspace.resources().save("team", new RingGroup(List.of("anna"), RingGroup.Strategy.IN_TURN), "anna");
        FlowId identify = flows.create(ringing("Identify"), "anna");
        flows.publish(identify, "anna", "");
        FlowId main = flows.create(flow("Main", """
                {"type": "goto", "name": "On", "flow": "identify"}"""), "anna");

        Bundle exported =
                BundleFiles.readZip("main", workspace.bundles().zip(main)).bundle();

        assertThat(exported.flows().keySet()).containsExactlyInAnyOrder("main", "identify");
        assertThat(exported.resources().destinations().keySet()).containsExactlyInAnyOrder("team", "anna");
        assertThat(new String(workspace.bundles().json(main).getBytes(UTF_8), UTF_8))
                .contains("\"flows\": [\"identify\"]");
    }

    @Test
    void aPersonOfAGroupIsNotDeleted() {
        workspace.resources().save("anna", new Person("sip:anna@10.0.0.5"), "anna");
        workspace.resources().save("team", new RingGroup(List.of("anna"), RingGroup.Strategy.IN_TURN), "anna");

        assertThatThrownBy(() -> workspace.resources().delete(ResourceKind.DESTINATION, "anna"))
                .isInstanceOf(InUseException.class)
                .hasMessageContaining("used by team");
    }
}
