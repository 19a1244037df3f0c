package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page for people who write flows by hand must be true. */
class FormatPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private String page = "";

    @BeforeEach
    void readThePage() throws IOException {
        page = Files.readString(Path.of("..", "docs", "flow-format.md"));
    }

    @Test
    void itsExamplesAreCanonicalFiles() {
        List<String> examples =
                EXAMPLE.matcher(page).results().map(found -> found.group(1)).toList();

        assertThat(examples).hasSize(2);
        assertThat(FlowJson.write(FlowJson.read(examples.getFirst()))).isEqualTo(examples.getFirst());
        assertThat(ResourceJson.writeAllHours(ResourceJson.readAllHours(examples.getLast())))
                .isEqualTo(examples.getLast());
    }

    @Test
    void itNamesEveryNodeType() {
        for (NodeType type : NodeType.values()) {
            assertThat(page).contains("| `" + type.json() + "` |");
        }
    }
}
