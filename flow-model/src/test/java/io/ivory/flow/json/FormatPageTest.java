package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page for people who write flows by hand must be true and complete. */
class FormatPageTest {

    private static final Set<String> OF_ALL_NODES = Set.of("type", "name", "exits");
    private static final Set<String> OF_ALL_QUESTIONS = Set.of(
            "tries",
            "noInputAfter",
            "bargeIn",
            "noInputPrompt",
            "noInputPrompts",
            "noMatchPrompt",
            "noMatchPrompts",
            "keys");

    private String page = "";

    @BeforeEach
    void readThePage() throws IOException {
        page = Files.readString(Path.of("..", "docs", "flow-format.md"));
    }

    @Test
    void theCompleteFlowIsACanonicalFile() {
        assertThat(examples(""))
                .singleElement()
                .satisfies(
                        flow -> assertThat(FlowJson.write(FlowJson.read(flow))).isEqualTo(flow));
    }

    @Test
    void theExamplesOfPartsAreWrittenAsAFileHasThem() {
        for (String part : List.of("variables", "nodes", "prompts", "tests")) {
            assertThat(examples(part)).as(part).isNotEmpty();
            for (String example : examples(part)) {
                String written =
                        FlowJson.write(FlowJson.read("{\"ivory\": \"1.0\", \"name\": \"X\", \"languages\": [\"en\"], \""
                                + part + "\": {" + example + "}}"));

                assertThat(written).contains("  \"" + part + "\": {\n" + example.indent(4) + "  }");
            }
        }
    }

    @Test
    void theExamplesOfResourcesAreCanonicalFiles() {
        isCanonical("hours", text -> ResourceJson.writeAllHours(ResourceJson.readAllHours(text)));
        isCanonical("destinations", text -> ResourceJson.writeAllDestinations(ResourceJson.readAllDestinations(text)));
        isCanonical("connections", text -> ResourceJson.writeAllConnections(ResourceJson.readAllConnections(text)));
    }

    private void isCanonical(String kind, UnaryOperator<String> rewritten) {
        assertThat(examples(kind))
                .singleElement()
                .satisfies(text -> assertThat(rewritten.apply(text)).isEqualTo(text));
    }

    @Test
    void everyNodeTypeHasItsKeysAndAnExample() {
        Map<?, ?> types = (Map<?, ?>) child(schema(), "$defs");
        for (NodeType type : NodeType.values()) {
            String section = section("### `" + type.json() + "`");

            for (Object key : ((Map<?, ?>) child(child(types, type.json()), "properties")).keySet()) {
                if (!OF_ALL_NODES.contains(key) && !OF_ALL_QUESTIONS.contains(key)) {
                    assertThat(section).contains("| `" + key + "` |");
                }
            }
            assertThat(section).contains("\"type\": \"" + type.json() + "\"");
        }
    }

    @Test
    void everyKeyOfTheFileIsExplained() {
        for (Object key : ((Map<?, ?>) child(schema(), "properties")).keySet()) {
            assertThat(section("## The file")).contains("| `" + key + "` |");
        }
        for (String key : OF_ALL_QUESTIONS) {
            assertThat(section("### The rules for asking")).contains("| `" + key + "` |");
        }
    }

    @Test
    void everyRuleOfTheReaderIsExplained() throws IOException {
        var rules = new ArrayList<String>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/ivory/flow/json"))) {
            for (Path source : sources.toList()) {
                Pattern.compile(
                                "\"((?:not|too|beyond|newer|unknown|missing|duplicate|wrong|invalid|out-of|row|unsafe|half"
                                        + "|trailing)-[a-z0-9-]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(rule -> rules.add(rule.group(1)));
            }
        }

        assertThat(rules).hasSizeGreaterThan(30);
        assertThat(rules)
                .allSatisfy(rule -> assertThat(section("## How a file is read")).contains("`" + rule + "`"));
    }

    private static Object schema() {
        return JsonText.parse(FlowSchema.text(), 1 << 20, new FormatProblems()).tree();
    }

    private static Object child(Object tree, String key) {
        Object child = ((Map<?, ?>) tree).get(key);
        assertThat(child).as(key).isNotNull();
        return child == null ? Map.of() : child;
    }

    /** From a heading to the next one. */
    private String section(String heading) {
        int start = page.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n#", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private List<String> examples(String kind) {
        String fence = "```json" + (kind.isEmpty() ? "" : " " + kind) + "\n";
        return Pattern.compile(Pattern.quote(fence) + "(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
