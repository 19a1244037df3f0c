package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code x-} keys of other tools come back untouched, wherever they stand. */
class ForeignKeysTest {

    private static final NodeId VIP_ORDER = new NodeId("vip-order");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"label": "label-order", "to": "ask-order"} | {"label": "label-order", "to": "ask-order", "x-a": {"b": [1, null]}}
            {"exit": "vip", "when": "orderNumber.startsWith('77')"} | {"exit": "vip", "when": "orderNumber.startsWith('77')", "x-a": 1}
            {"column": "postcode", "equals": "orderNumber"} | {"column": "postcode", "equals": "orderNumber", "x-a": true}
            "orderNumber": {"type": "digits"} | "orderNumber": {"type": "digits", "x-a": "b"}
            {"presses": "1"} | {"presses": "1", "x-a": "the first"}
            """)
    void theyAreKeptWithinNodesVariablesAndTests(String without, String with) {
        String json = Fixtures.shop().replace(without, with);
        assertThat(json).isNotEqualTo(Fixtures.shop());

        assertThat(FlowJson.write(FlowJson.read(json))).isEqualTo(json);
    }

    @Test
    void theyAreKeptInPromptsWhichBecomeObjectsForIt() {
        String json = """
                {
                  "ivory": "1.0",
                  "name": "X",
                  "languages": ["en"],
                  "prompts": {
                    "a": {
                      "en": {"text": "Hello", "x-by": "Anna"},
                      "x-todo": "say it slower"
                    }
                  },
                  "x-tool": 1
                }
                """;

        assertThat(FlowJson.write(FlowJson.read(json))).isEqualTo(json);
    }

    @Test
    void thoseOfAConditionStayWithItWhenAnotherIsPutBeforeIt() {
        String json = Fixtures.shop().replace("\"exit\": \"long\",", "\"exit\": \"long\", \"x-a\": 1,");
        String moved = json.replace("""
                "conditions": [
                """, """
                "conditions": [
                        {"exit": "first", "when": "true"},
                """);
        FlowDefinition flow = FlowJson.read(json);
        FlowNode branch = FlowJson.read(moved).node(VIP_ORDER).orElseThrow();

        String written = FlowJson.write(
                flow.with(branch.withHead(flow.node(VIP_ORDER).orElseThrow().head())));

        assertThat(written).contains("\"exit\": \"first\", \"when\": \"true\"}");
        assertThat(FlowJson.write(FlowJson.read(written))).isEqualTo(written);
        assertThat(written).containsPattern("\"exit\": \"long\",\\s+\"when\": .*\\s+\"x-a\": 1");
    }

    @Test
    void thoseOfAnOptionGoWithIt() {
        String json = Fixtures.shop().replace("\"to\": \"promotions\"}", "\"to\": \"promotions\", \"x-a\": 1}");
        FlowDefinition flow = FlowJson.read(json);
        var menu = (Menu) flow.node(new NodeId("main-menu")).orElseThrow();
        var options = new LinkedHashMap<>(menu.options());
        options.keySet().removeIf(key -> key.symbol() == '2');

        var smaller = new Menu(menu.head(), menu.intro(), options, menu.wording(), menu.ask());

        assertThat(FlowJson.write(flow.with(smaller))).doesNotContain("x-a");
    }

    @Test
    void resourcesHaveNone() {
        assertThatThrownBy(() -> ResourceJson.readAllDestinations("{\"anna\": {\"uri\": \"sip:a@b\", \"x-a\": 1}}"))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("1:29 /anna/x-a");
    }
}
