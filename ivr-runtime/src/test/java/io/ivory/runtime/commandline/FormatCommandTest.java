package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {

    @TempDir
    Path folder;

    private Path flow;
    private String canonical = "";

    @BeforeEach
    void aShopInAFolder() throws IOException {
        flow = folder.resolve("shop/main-line.ivr.json");
        Called.copy("shop", folder.resolve("shop"));
        canonical = Files.readString(flow);
    }

    private void scramble() throws IOException {
        Files.writeString(
                flow,
                canonical
                        .replaceAll("\\n +", "\r\n\t")
                        .replace("\"type\"", "\"tries\": 3, \"type\"")
                        .replace("\"tries\": 3, \"type\": \"say\"", "\"type\": \"say\"")
                        .replace("\"tries\": 3, \"type\": \"hours\"", "\"type\": \"hours\"")
                        .replace("\"tries\": 3, \"type\": \"transfer\"", "\"type\": \"transfer\"")
                        .replace("\"tries\": 3, \"type\": \"hangup\"", "\"type\": \"hangup\""));
    }

    @Test
    void aFileInItsFormStaysUntouched() throws IOException {
        var before = Files.getLastModifiedTime(flow);

        Called called = Called.in(folder, "fmt", "shop");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEqualTo("3 files, 0 rewritten\n");
        assertThat(Files.getLastModifiedTime(flow)).isEqualTo(before);
    }

    @Test
    void anyOtherFormIsRewrittenWithTheFilesOwnRights() throws IOException {
        scramble();
        Files.setPosixFilePermissions(flow, PosixFilePermissions.fromString("rw-r-----"));

        Called called = Called.in(folder, "fmt", "shop");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEqualTo("rewritten: shop/main-line.ivr.json\n3 files, 1 rewritten\n");
        assertThat(Files.readString(flow)).isEqualTo(canonical);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(flow)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(flow.resolveSibling(""))) {
            assertThat(files).as("no file is left over").hasSize(3);
        }
    }

    @Test
    void aLinkStaysALinkAndItsFileIsRewritten() throws IOException {
        scramble();
        Path link = Files.createSymbolicLink(folder.resolve("link.ivr.json"), flow);

        Called called = Called.in(folder, "fmt", "link.ivr.json");

        assertThat(called.exit()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(flow)).isEqualTo(canonical);
    }

    @Test
    void checkingListsAndChangesNothing() throws IOException {
        scramble();
        String scrambled = Files.readString(flow);

        Called called = Called.in(folder, "fmt", "--check", "shop");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).contains("not in canonical form: shop/main-line.ivr.json");
        assertThat(Files.readString(flow)).isEqualTo(scrambled);
    }

    @Test
    void aFileThatCannotBeReadStaysAsItIsAndTheOthersAreRewritten() throws IOException {
        scramble();
        Path broken = folder.resolve("shop/broken.ivr.json");
        Files.writeString(broken, "{\"ivory\": \"1.0\", \"nmae\": \"Shop\"}");

        Called called = Called.in(folder, "fmt", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out()).contains("shop/broken.ivr.json:1:18  error  unknown-key");
        assertThat(Files.readString(broken)).isEqualTo("{\"ivory\": \"1.0\", \"nmae\": \"Shop\"}");
        assertThat(Files.readString(flow)).isEqualTo(canonical);
    }

    @Test
    void whatOthersWroteIntoTheFileIsKept() throws IOException {
        Called.edit(
                flow,
                "{\n  \"ivory\": \"1.0\",\n",
                "{\n\n\"ivory\": \"1.0\", \"x-team\": {\"owner\": \"Ann\"},\n  \"$schema\": \"https://example.org/flow.json\",\n");

        Called.in(folder, "fmt", "shop");

        assertThat(Files.readString(flow))
                .startsWith("{\n  \"ivory\": \"1.0\",\n  \"$schema\": \"https://example.org/flow.json\",\n  \"name\"")
                .contains("\"x-team\": {\"owner\": \"Ann\"}");
        assertThat(Called.in(folder, "fmt", "--check", "shop").exit())
                .as("it is a form")
                .isZero();
    }

    @Test
    void standardInputComesOutInItsForm() throws IOException {
        scramble();
        String scrambled = Files.readString(flow);

        Called called = Called.reading(scrambled, folder, "fmt", "-");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEqualTo(canonical);
        assertThat(Called.reading(scrambled, folder, "fmt", "--check", "-").exit())
                .isEqualTo(1);
        assertThat(Called.reading(canonical, folder, "fmt", "--check", "-").exit())
                .isZero();
    }

    @Test
    void standardInputThatCannotBeReadGivesNothingToAnEditorThatPutsItBack() {
        Called called = Called.reading("{\"ivory\": ", folder, "fmt", "-");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains("not-json");
    }

    @Test
    void jsonListsTheFiles() throws IOException {
        scramble();

        Called called = Called.in(folder, "fmt", "--check", "--json", "shop");

        assertThat(called.at("$.files")).isEqualTo(3);
        assertThat(called.textsAt("$.changed")).containsExactly("shop/main-line.ivr.json");
    }

    @Test
    void aZipIsLeftAloneAsItsOtherFilesWouldBeLost() throws IOException {
        Files.writeString(folder.resolve("shop.ivr.zip"), "");

        Called called = Called.in(folder, "fmt", "shop.ivr.zip");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("unpack it");
    }
}
