package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permissions mean nothing to an administrator, who may run this: the file system's answers are given by hand. */
class FolderWalkTest {

    @TempDir
    Path folder;

    @Test
    void aFolderThatCannotBeReadIsNamedAndTheWalkGoesOn() {
        var walk = new FolderWalk(folder, Path.of("shop"));
        Path closed = folder.resolve("closed");

        FileVisitResult next = walk.visitFileFailed(closed, new AccessDeniedException(closed.toString()));

        assertThat(next).isEqualTo(FileVisitResult.CONTINUE);
        assertThat(walk.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("shop/closed");
            assertThat(problem.message()).isEqualTo("it cannot be looked into: there is no permission for it");
        });
    }

    @Test
    void whatIsLeftAsideNeedNotBeReadable() {
        var walk = new FolderWalk(folder, Path.of("shop"));
        Path hidden = folder.resolve(".cache");

        walk.visitFileFailed(hidden, new AccessDeniedException(hidden.toString()));

        assertThat(walk.unreadable()).isEmpty();
    }

    @Test
    void flowsAndBundlesAreFoundAndLinksAreNot() throws IOException {
        Path flow = Files.writeString(folder.resolve("a.ivr.json"), "{}");
        Files.createSymbolicLink(folder.resolve("b.ivr.json"), flow);
        Files.writeString(folder.resolve("c.ivr.zip"), "");

        var walk = FolderWalk.through(folder, Path.of("shop"));

        assertThat(walk.found()).containsExactlyInAnyOrder(Path.of("shop/a.ivr.json"), Path.of("shop/c.ivr.zip"));
        assertThat(walk.links())
                .singleElement()
                .satisfies(link -> assertThat(link.file()).isEqualTo("shop/b.ivr.json"));
    }
}
