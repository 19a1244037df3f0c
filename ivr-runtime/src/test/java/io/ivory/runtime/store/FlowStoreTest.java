package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.Position;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Severity;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    void whoSaysNothingOfAChangeLeavesItsDescriptionToTheHistory() {
        // given
        FlowId id = flows.create(SampleFlows.goodbye("Line"), "anna");
        flows.publish(id, "anna", "");
        flows.saveDraft(id, SampleFlows.goodbye("Evening line"), 1, "boris");

        // when
        flows.publish(id, "boris", "  ");

        // then
        assertThat(flows.revisions(id).getFirst().sentence()).contains("Evening line");
        assertThat(flows.revisions(id).getLast().sentence()).isEmpty();
    }

    @Test
    void nobodyPublishesWhatTheyDidNotSee() {
        // given
        FlowId id = flows.create(SampleFlows.goodbye("Line"), "anna");
        flows.saveDraft(id, SampleFlows.goodbye("Boris's line"), 1, "boris");

        // then
        assertThatThrownBy(() -> flows.publish(id, 1, "anna", ""))
                .isInstanceOfSatisfying(
                        ChangedMeanwhileException.class, e -> assertThat(e.by()).isEqualTo("boris"));
        assertThat(flows.revisions(id)).isEmpty();
        assertThat(flows.publish(id, 2, "anna", "")).isEqualTo(1);
    }

    @Test
    void manyWhoMakeFlowsOfTheSameNameAtOnceGetOneEach() throws Exception {
        // given
        int people = 8;
        var ready = new CyclicBarrier(people);
        try (var threads = Executors.newFixedThreadPool(people)) {
            var made = new ArrayList<Future<FlowId>>();
            for (int person = 0; person < people; person++) {
                made.add(threads.submit(() -> {
                    ready.await();
                    return flows.create(SampleFlows.goodbye("Line"), "anna");
                }));
            }

            // then
            for (Future<FlowId> one : made) {
                one.get();
            }
        }
        assertThat(flows.list()).hasSize(people);
    }

    @Test
    void aNumberIsTheSameWithAndWithoutPlus() {
        // given
        FlowId first = flows.create(SampleFlows.goodbye("First"), "anna");
        FlowId second = flows.create(SampleFlows.goodbye("Second"), "anna");
        workspace.numbers().assign("+49 301", first);

        // when
        workspace.numbers().assign("49301", second);

        // then
        assertThat(workspace.numbers().list())
                .extracting(NumberStore.Assignment::number, NumberStore.Assignment::flow)
                .containsExactly(tuple("49301", second));
    }

    @Test
    void aChangeThatWouldSilenceAPublishedFlowIsRefused() {
        // given
        workspace.resources().save("offers", table("day"), "anna");
        FlowId id = flows.create(SampleFlows.withOffers("Line"), "anna");
        flows.publish(id, "anna", "");
        workspace.numbers().assign("100", id);

        // then
        assertThatThrownBy(() -> workspace.resources().save("offers", table("weekday"), "boris"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("\"Line\"")
                .hasMessageContaining("\"day\"");
        assertThat(workspace.resources().resources().tables()).containsEntry("offers", table("day"));
        assertThat(flows.published(id)).isPresent();
    }

    private static DataTable table(String column) {
        return new DataTable(List.of(column, "offer"), List.of(List.of("mon", "shoes")));
    }

    @Test
    void aFlowThatCannotBeReadSilencesNoOther() {
        // given
        DataSource database = TestWorkspace.memory();
        try (var before = TestWorkspace.open(database)) {
            for (String name : List.of("Broken", "Sound")) {
                FlowId id = before.flows().create(SampleFlows.goodbye(name), "anna");
                before.flows().publish(id, "anna", "");
                before.numbers().assign(name.equals("Broken") ? "1" : "2", id);
            }
        }
        JdbcClient.create(database)
                .sql("update revisions set definition = '{' where flow = 'broken'")
                .update();

        // when
        try (var restarted = TestWorkspace.open(database)) {
            // then
            assertThat(restarted.liveFlows().answering("2")).isPresent();
            assertThat(restarted.liveFlows().answering("1")).isEmpty();
        }
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
    void textsThatNoVoiceCanSayAreListedWhileTheFlowIsDrawn() {
        // given
        var french = new BeforeLive() {
            @Override
            public void prepare(RunnableFlow flow, Resources resources) {}

            @Override
            public Optional<Set<Language>> voices() {
                return Optional.of(Set.of(new Language("fr")));
            }
        };
        try (var workspace = Workspace.open(TestWorkspace.memory(), "test", TestWorkspace.clock(), french)) {
            FlowDefinition english = SampleFlows.goodbye("Line");

            // then
            assertThat(workspace.flows().problems(english, Resources.NONE))
                    .extracting(Problem::rule, Problem::severity)
                    .contains(tuple("text-without-voice", Severity.WARNING));
            assertThat(flows.problems(english, Resources.NONE))
                    .extracting(Problem::rule)
                    .doesNotContain("text-without-voice");
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
                        InUseException.class, e -> assertThat(e.users()).containsExactly("18005550100"));
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
