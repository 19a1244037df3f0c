package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.json.BundleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    @TempDir
    Path folder;

    private Path flow;

    @BeforeEach
    void aShopBeforeAndAfter() throws IOException {
        flow = folder.resolve("after/main-line.ivr.json");
        Called.copy("shop", folder.resolve("before"));
        Called.copy("shop", folder.resolve("after"));
    }

    @Test
    void nothingChanged() {
        Called called = Called.in(folder, "diff", "before", "after");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEmpty();
    }

    @Test
    void whatChangedIsToldInSentences() throws IOException {
        Called.edit(flow, "\"to\": \"delivery\"", "\"to\": \"operator\"");
        Called.edit(flow, "We deliver within two days.", "We deliver tomorrow.");

        Called called = Called.in(folder, "diff", "before/main-line.ivr.json", "after/main-line.ivr.json");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out())
                .startsWith("Main line\n")
                .contains("Main menu: ", "A person", "\"We deliver tomorrow.\" instead of");
    }

    @Test
    void bundlesAreComparedWithAllThatIsInThemFoldersWithZipsToo() throws IOException {
        Called.edit(folder.resolve("after/hours.json"), "18:00", "20:00");
        Files.copy(flow, flow.resolveSibling("night-line.ivr.json"));
        Path zip = folder.resolve("before.ivr.zip");
        Files.write(
                zip,
                BundleFiles.writeZip(
                        BundleFiles.readFolder(folder.resolve("before")).bundle()));

        Called called = Called.in(folder, "diff", "before.ivr.zip", "after");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).isEqualTo("Main line  night-line.ivr.json: Flow added\nOpening hours shop changed\n");
    }

    @Test
    void movedCardsAreNotAChangedFlow() throws IOException {
        Called.edit(flow, "\"open-now\": [0, 0]", "\"open-now\": [40, 0]");

        Called called = Called.in(folder, "diff", "--summary", "before", "after");

        assertThat(called.out()).isEqualTo("Main line  main-line.ivr.json: Layout only: moved Open now?\n");
    }

    @Test
    void jsonNamesTheNodes() throws IOException {
        Called.edit(flow, "\"to\": \"delivery\"", "\"to\": \"operator\"");

        Called called = Called.in(folder, "diff", "--json", "before", "after");

        assertThat(called.at("$.ivory")).isEqualTo("diff");
        assertThat(called.at("$.flows[0].change")).isEqualTo("changed");
        assertThat(called.textsAt("$.flows[0].nodes[*].node")).containsExactly("main-menu");
        assertThat(called.textsAt("$.flows[0].nodes[0].fields")).contains("exits.1");
    }

    @Test
    void gitShowsWhatARevisionHad() throws IOException, InterruptedException {
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=Ann", "-c", "user.email=ann@shop.example", "commit", "--quiet", "-m", "First");
        Called.edit(flow, "We deliver within two days.", "We deliver tomorrow.");

        Called whole = Called.in(folder, "diff", "--git", "HEAD", "after");
        Called one = Called.in(folder, "diff", "--git", "HEAD", "after/main-line.ivr.json");
        Called unknown = Called.in(folder, "diff", "--git", "no-such-revision", "after");

        assertThat(whole.exit()).isEqualTo(1);
        assertThat(whole.out()).contains("We deliver tomorrow.");
        assertThat(one.out()).contains("We deliver tomorrow.");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("no-such-revision");
        assertThat(Called.in(folder, "diff", "--git", "HEAD", "before").exit()).isZero();
        assertThat(Called.in(folder, "diff", "--git", "--output=x", "before").exit())
                .isEqualTo(2);
    }

    @Test
    void asADriverItTakesWhatGitGivesAndEndsWell() throws IOException {
        Called.edit(flow, "We deliver within two days.", "We deliver tomorrow.");
        Path old = Files.copy(folder.resolve("before/main-line.ivr.json"), folder.resolve("x7_main-line.ivr.json"));

        Called changed = Called.in(
                folder,
                "diff",
                "--git-driver",
                "after/main-line.ivr.json",
                old.toString(),
                "0a",
                "100644",
                flow.toString(),
                "0b",
                "100644");
        Called added = Called.in(
                folder,
                "diff",
                "--git-driver",
                "after/main-line.ivr.json",
                "/dev/null",
                ".",
                ".",
                flow.toString(),
                "0b",
                "100644");

        assertThat(changed.exit()).isZero();
        assertThat(changed.out())
                .startsWith("flow after/main-line.ivr.json\nMain line\n")
                .contains("We deliver tomorrow.");
        assertThat(added.exit()).isZero();
        assertThat(added.out()).contains("Main line: Flow added");
    }

    @Test
    void twoPathsAreWanted() {
        assertThat(Called.in(folder, "diff", "before").exit()).isEqualTo(2);
        assertThat(Called.in(folder, "diff", "before", "nothing").exit()).isEqualTo(2);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void asADriverItEndsWellWhateverTheFilesAre() throws IOException {
        Files.writeString(flow, "{");

        Called broken = driven("before/main-line.ivr.json", "after/main-line.ivr.json");
        Called gone = driven("before/main-line.ivr.json", "after/nothing.ivr.json");
        Called unmerged = Called.in(folder, "diff", "--git-driver", "after/main-line.ivr.json");

        assertThat(broken.exit()).isZero();
        assertThat(broken.out())
                .contains(
                        "after/main-line.ivr.json:1:", "not-json", "Cannot be compared, as what it is cannot be read");
        assertThat(gone.exit()).isZero();
        assertThat(gone.out()).contains("cannot be compared: there is no file or folder");
        assertThat(unmerged.exit()).isZero();
        assertThat(unmerged.out()).contains("not merged yet");
    }

    @Test
    void asADriverItReadsTheFlowAndNotWhatLiesBesideIt() throws IOException {
        Files.writeString(folder.resolve("after/hours.json"), "{");
        Called.edit(flow, "We deliver within two days.", "We deliver tomorrow.");

        Called called = driven("before/main-line.ivr.json", "after/main-line.ivr.json");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).as("hours beside a flow are no part of it").contains("We deliver tomorrow.");
    }

    @Test
    void aSideThatCannotBeReadHasNotLostItsFlows() throws IOException {
        Files.writeString(flow, "{");

        Called alone = Called.in(folder, "diff", "before/main-line.ivr.json", "after/main-line.ivr.json");
        Called turned = Called.in(folder, "diff", "after", "before");
        Called json = Called.in(folder, "diff", "--json", "before", "after");

        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.out()).contains("what it is cannot be read").doesNotContain("removed");
        assertThat(turned.exit()).isEqualTo(2);
        assertThat(turned.out()).contains("what it was cannot be read").doesNotContain("added");
        assertThat(json.at("$.flows[0].change")).isEqualTo("unreadable");
        assertThat(json.at("$.unreadable[0].rule")).isEqualTo("not-json");
    }

    @Test
    void hoursThatCannotBeReadHideTheirBundleAndNoOther() throws IOException {
        Called.copy("shop", folder.resolve("before/north"));
        Files.writeString(folder.resolve("after/hours.json"), "{");

        Called called = Called.in(folder, "diff", "before", "after");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out()).contains("after/hours.json:1:").doesNotContain("removed");
        Files.delete(folder.resolve("after/hours.json"));
        assertThat(Called.in(folder, "diff", "before", "after").out())
                .contains("north/main-line.ivr.json: Flow removed");
    }

    private Called driven(String before, String after) {
        return Called.in(folder, "diff", "--git-driver", after, before, "0a", "100644", after, "0b", "100644");
    }
}
