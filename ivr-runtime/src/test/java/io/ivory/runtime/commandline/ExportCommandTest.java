package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aShopInAFolder() throws IOException {
        Called.copy("shop", folder.resolve("shop"));
    }

    @Test
    void aFlowIsPrintedForOtherToolsToTake() {
        Called mermaid = Called.in(folder, "export", "--to", "mermaid", "shop");
        Called script = Called.in(folder, "export", "--to", "script-md", "shop/main-line.ivr.json");

        assertThat(mermaid.exit()).isZero();
        assertThat(mermaid.out()).contains("flowchart").contains("Main menu");
        assertThat(script.out()).contains("# Main line").contains("We deliver within two days.");
    }

    @Test
    void picturesAndPagesGoIntoFiles() throws IOException {
        Called svg = Called.in(folder, "export", "--to=svg", "shop", "-o", "docs/shop.svg");
        Called html = Called.in(folder, "export", "--to=script-html", "shop", "--output", "docs");

        assertThat(svg.exit()).isZero();
        assertThat(Files.readString(folder.resolve("docs/shop.svg"))).contains("<svg");
        assertThat(html.err()).isEqualTo("written: docs/main-line.html\n");
        assertThat(Files.readString(folder.resolve("docs/main-line.html"))).contains("<html");
    }

    @Test
    void severalFlowsNeedAFolder() throws IOException {
        Called.copy("shop", folder.resolve("north"));

        Called printed = Called.in(folder, "export", "--to=mermaid", ".");
        Called written = Called.in(folder, "export", "--to=mermaid", ".", "-o", "docs");

        assertThat(printed.exit()).isEqualTo(2);
        assertThat(printed.err()).contains("there are 2 flows: say where to write them");
        assertThat(written.exit()).isZero();
        assertThat(folder.resolve("docs/north-main-line.mmd")).exists();
        assertThat(folder.resolve("docs/shop-main-line.mmd")).exists();
    }

    @Test
    void aFlowOfANewerReleaseCanBeLookedAtAndWhatIsNewIsNamed() throws IOException {
        Called.edit(
                folder.resolve("shop/main-line.ivr.json"),
                "\"ivory\": \"1.0\",",
                "\"ivory\": \"1.7\",\n  \"novelty\": \"x\",");

        Called called = Called.in(folder, "export", "--to", "svg", "shop/main-line.ivr.json");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("<svg");
        assertThat(called.err()).contains("newer-version", "\"novelty\" is not known here");
    }

    @Test
    void aFormThatDoesNotExistIsAnsweredWithThoseThatDo() {
        Called called = Called.in(folder, "export", "--to=pdf", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("mermaid", "script-html");
    }

    @Test
    void asATextConversionItEndsWellWhateverTheFileIs() throws IOException {
        Files.writeString(folder.resolve("shop/hours.json"), "{");
        Files.writeString(folder.resolve("broken.ivr.json"), "{\"name\": ");

        Called sound = Called.in(folder, "export", "--to=script-md", "--git-textconv", "shop/main-line.ivr.json");
        Called broken = Called.in(folder, "export", "--to=script-md", "--git-textconv", "broken.ivr.json");
        Called gone = Called.in(folder, "export", "--to=script-md", "--git-textconv", "gone.ivr.json");

        assertThat(sound.out()).contains("# Main line");
        assertThat(broken.exit()).isZero();
        assertThat(broken.out())
                .startsWith("broken.ivr.json:1:")
                .contains("not-json")
                .endsWith("{\"name\": ");
        assertThat(gone.exit()).isZero();
        assertThat(gone.out()).contains("there is no file");
    }
}
