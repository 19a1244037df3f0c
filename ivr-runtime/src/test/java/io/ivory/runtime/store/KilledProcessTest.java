package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill or a power cut leaves behind: a copy of the database's file taken in the middle of the work. */
final class KilledProcessTest {

    private static final int KILLS = 8;

    /** A copy of the file, and which revisions it may hold: from the last finished one to the one under way. */
    private record Left(Path folder, int atLeast, int atMost) {}

    @Test
    void aFlowThatWasBeingPublishedIsTheOldOneOrTheNewOneButWhole(@TempDir Path folder) throws Exception {
        Path living = Files.createDirectory(folder.resolve("living"));
        var pool = TestWorkspace.file(living);
        try (var workspace = TestWorkspace.open(pool)) {
            // given
            FlowId id = workspace.flows().create(SampleFlows.goodbye("Revision 1"), "anna");
            workspace.flows().publish(id, "anna", "");
            workspace.numbers().assign("100", id);
            var published = new AtomicInteger(1);
            var stop = new AtomicBoolean();
            var progress = new Semaphore(0);
            Thread publisher = Thread.ofPlatform().start(() -> publishUntil(stop, workspace, id, published, progress));

            // when
            var leftBehind = new ArrayList<Left>();
            for (int kill = 0; kill < KILLS; kill++) {
                assertThat(progress.tryAcquire(20, TimeUnit.SECONDS)).isTrue(); // the next publishing goes on now
                int atLeast = published.get();
                Path left = Files.createDirectory(folder.resolve("left-" + kill));
                Files.copy(living.resolve("ivory.mv.db"), left.resolve("ivory.mv.db"));
                leftBehind.add(new Left(left, atLeast, published.get() + 1));
            }
            stop.set(true);
            publisher.join();

            // then
            leftBehind.forEach(left -> assertWhole(left, id));
        } finally {
            pool.dispose();
        }
    }

    private static void publishUntil(
            AtomicBoolean stop, Workspace workspace, FlowId id, AtomicInteger published, Semaphore progress) {
        for (int revision = 2; !stop.get(); revision++) {
            workspace.flows().saveDraft(id, SampleFlows.goodbye("Revision " + revision), revision - 1, "anna");
            workspace.flows().publish(id, "anna", "");
            published.set(revision);
            progress.release();
        }
    }

    private static void assertWhole(Left left, FlowId id) {
        var pool = TestWorkspace.file(left.folder());
        try (var workspace = TestWorkspace.open(pool)) {
            assertThat(workspace.flows().published(id)).get().satisfies(flow -> {
                assertThat(flow.revision()).isBetween(left.atLeast(), left.atMost());
                assertThat(flow.flow().definition().name()).isEqualTo("Revision " + flow.revision());
            });
            assertThat(workspace.liveFlows().answering("100")).isPresent();
            assertThat(workspace.flows().revisions(id)).hasSizeBetween(left.atLeast(), left.atMost());
        } finally {
            pool.dispose();
        }
    }
}
