package io.ivory.flow.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a small flow looks like in each form; {@code -Dupdate} writes the files anew, to be looked at before they count. */
class ExportedKioskTest {

    private static final Path FILES = Path.of("src/test/resources/io/ivory/flow/export");

    @Test
    void theFlowchartIsTheOneThatWasLookedAt() throws IOException {
        assertIsAsLookedAt("kiosk.mmd", Mermaid::of);
    }

    @Test
    void thePictureIsTheOneThatWasLookedAt() throws IOException {
        assertIsAsLookedAt("kiosk.svg", SvgPicture::of);
    }

    @Test
    void theScriptIsTheOneThatWasRead() throws IOException {
        assertIsAsLookedAt("kiosk.md", PhoneScript::markdown);
        assertIsAsLookedAt("kiosk.html", PhoneScript::html);
    }

    private static void assertIsAsLookedAt(String file, Function<FlowDefinition, String> export) throws IOException {
        FlowDefinition kiosk = FlowJson.read(Files.readString(FILES.resolve("kiosk.ivr.json")));

        String made = export.apply(kiosk);

        if (System.getProperty("update") != null) {
            Files.writeString(FILES.resolve(file), made);
        }
        assertThat(made).isEqualTo(Files.readString(FILES.resolve(file)));
    }
}
