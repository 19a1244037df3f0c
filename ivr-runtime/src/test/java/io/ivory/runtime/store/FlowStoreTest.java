package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.Position;
import io.ivory.flow.check.UnfinishedFlowException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlowStoreTest {

    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final FlowStore flows = workspace.flows();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aNewFlowIsADraftThatNobodyCanCall() {
        // given
        FlowDefinition drawn = SampleFlows.goodbye("Shop main line");

        // when
        FlowId id = flows.create(drawn, "anna");

        // then
        assertThat(id.value()).isEqualTo("shop-main-line");
        assertThat(flows.draft(id)).get().satisfies(draft -> {
            assertThat(draft.definition()).isEqualTo(drawn);
            assertThat(draft.version()).isEqualTo(1);
            assertThat(draft.publishedRevision()).isNull();
            assertThat(draft.changedBy()).isEqualTo("anna");
        });
        assertThat(flows.published(id)).isEmpty();
    }

    @Test
    void flowsOfTheSameNameGetIdsOfTheirOwn() {
        flows.create(SampleFlows.goodbye("Line"), "anna");

        FlowId second = flows.create(SampleFlows.goodbye("Line"), "anna");

        assertThat(second.value()).isEqualTo("line-2");
    }

    @Test
    void theSecondOfTwoWhoSaveIsToldWhoWasFaster() {
        // given
        FlowId id = flows.create(SampleFlows.goodbye("Line"), "anna");
        flows.saveDraft(id, SampleFlows.goodbye("Anna's line"), 1, "anna");

        // then
        assertThatThrownBy(() -> flows.saveDraft(id, SampleFlows.goodbye("Boris's line"), 1, "boris"))
                .isInstanceOfSatisfying(ChangedMeanwhileException.class, e -> {
                    assertThat(e.by()).isEqualTo("anna");
                    assertThat(e.at()).isEqualTo(TestWorkspace.NOON);
                });
        assertThat(flows.draft(id).orElseThrow().definition().name()).isEqualTo("Anna's line");
    }

    @Test
    void publishingKeepsEveryRevisionAndLetsTheLastOneTakeCalls() {
        // given
        FlowId id = flows.create(SampleFlows.goodbye("Line"), "anna");
        flows.publish(id, "anna", "first words");
        flows.saveDraft(id, SampleFlows.goodbye("Line, renamed"), 1, "boris");

        // when
        int revision = flows.publish(id, "boris", "renamed");

        // then
        assertThat(revision).isEqualTo(2);
        assertThat(flows.revisions(id))
                .extracting(Revision::number, Revision::author, Revision::sentence, Revision::live)
                .containsExactly(tuple(2, "boris", "renamed", true), tuple(1, "anna", "first words", false));
        assertThat(flows.revision(id, 1).orElseThrow().name()).isEqualTo("Line");
        assertThat(flows.published(id).orElseThrow().flow().definition().name()).isEqualTo("Line, renamed");
    }

    @Test
    void anUnfinishedFlowStaysADraft() {
        FlowId id = flows.create(FlowDefinition.empty("Nothing yet", Language.ENGLISH), "anna");

        assertThatThrownBy(() -> flows.publish(id, "anna", "")).isInstanceOf(UnfinishedFlowException.class);

        assertThat(flows.revisions(id)).isEmpty();
        assertThat(flows.draft(id).orElseThrow().publishedRevision()).isNull();
    }

    @Test
    void aFlowWhosePromptsCannotBeSpokenStaysADraft() {
        // given
        try (var mute = Workspace.open(TestWorkspace.memory(), "test", TestWorkspace.clock(), (flow, resources) -> {
            throw new IllegalStateException("no voice");
        })) {
            FlowId id = mute.flows().create(SampleFlows.goodbye("Line"), "anna");

            // then
            assertThatThrownBy(() -> mute.flows().publish(id, "anna", "")).hasMessage("no voice");
            assertThat(mute.flows().revisions(id)).isEmpty();
        }
    }

    @Test
    void movedBoxesAreNoUnpublishedChange() {
        // given
        FlowDefinition drawn = SampleFlows.goodbye("Line");
        FlowId id = flows.create(drawn, "anna");
        assertThat(flows.list().getFirst().draftAhead()).isTrue();
        flows.publish(id, "anna", "");
        assertThat(flows.list().getFirst().draftAhead()).isFalse();

        // when
        flows.saveDraft(id, drawn.withLayout(Layout.EMPTY.with(SampleFlows.BYE, new Position(40, 80))), 1, "anna");

        // then
        assertThat(flows.list().getFirst().draftAhead()).isFalse();

        // when
        flows.saveDraft(id, drawn.withName("Other"), 2, "anna");

        // then
        assertThat(flows.list().getFirst().draftAhead()).isTrue();
    }

    @Test
    void aFlowThatAnswersNumbersIsNotDeletedByAccident() {
        // given
        FlowId id = flows.create(SampleFlows.goodbye("Line"), "anna");
        flows.publish(id, "anna", "");
        workspace.numbers().assign("+1 800 555-0100", id);

        // then
        assertThatThrownBy(() -> flows.delete(id))
                .isInstanceOfSatisfying(
                        InUseException.class, e -> assertThat(e.users()).containsExactly("+18005550100"));
        assertThat(workspace.liveFlows().answering("+18005550100")).isPresent();

        // when
        flows.deleteWithItsNumbers(id);

        // then
        assertThat(flows.list()).isEmpty();
        assertThat(workspace.numbers().list()).isEmpty();
        assertThat(workspace.liveFlows().answering("+18005550100")).isEmpty();
    }

    @Test
    void callersGetThePublishedRevisionWhileTheDraftGoesOn() {
        // given
        FlowId id = flows.create(SampleFlows.goodbye("Line"), "anna");
        workspace.numbers().assign("100", id);
        assertThat(workspace.liveFlows().answering("100")).isEmpty();

        // when
        flows.publish(id, "anna", "");
        flows.saveDraft(id, SampleFlows.goodbye("Draft"), 1, "anna");

        // then
        assertThat(workspace.liveFlows().answering("100")).get().satisfies(live -> {
            assertThat(live.revision()).isEqualTo(1);
            assertThat(live.flow().definition().name()).isEqualTo("Line");
        });
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        var nobody = new FlowId("nobody");

        assertThat(flows.draft(nobody)).isEmpty();
        assertThatThrownBy(() -> flows.publish(nobody, "anna", "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> flows.delete(nobody)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> flows.saveDraft(nobody, SampleFlows.goodbye("Line"), 1, "anna"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> workspace.numbers().assign("100", nobody)).isInstanceOf(NotFoundException.class);
    }
}
