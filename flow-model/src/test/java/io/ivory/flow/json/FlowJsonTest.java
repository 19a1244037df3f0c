package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlowJsonTest {

    @Test
    void aCanonicalFileIsWrittenBackByteForByte() {
        String shop = Fixtures.shop();

        String written = FlowJson.write(FlowJson.read(shop));

        assertThat(written).isEqualTo(shop);
    }

    @Test
    void aFlowIsReadBackEqual() {
        FlowDefinition shop = FlowJson.read(Fixtures.shop());

        FlowDefinition again = FlowJson.read(FlowJson.write(shop));

        assertThat(again).isEqualTo(shop);
    }

    @Test
    void theFixtureHasEveryNodeType() {
        var present = FlowJson.read(Fixtures.shop()).nodes().values().stream()
                .map(FlowNode::getClass)
                .collect(Collectors.toSet());

        assertThat(present).containsAll(Arrays.asList(nodeTypes()));
    }

    @SuppressWarnings("unchecked") // permitted subclasses of FlowNode are FlowNodes
    private static Class<? extends FlowNode>[] nodeTypes() {
        return (Class<? extends FlowNode>[]) FlowNode.class.getPermittedSubclasses();
    }

    @Test
    void anEmptyFlowHasNothingButItsNameAndLanguage() {
        FlowDefinition empty = FlowDefinition.empty("New flow", Language.ENGLISH);

        assertThat(FlowJson.write(empty)).isEqualTo("""
                {
                  "ivory": "1.0",
                  "name": "New flow",
                  "languages": ["en"]
                }
                """);
    }

    @Test
    void whatIsRequiredIsTakenFromTheNodesAndNotFromTheFile() {
        String lying = Fixtures.shop().replace("\"hours\": [\"shop\"]", "\"hours\": [\"other\", \"more\"]");

        assertThat(FlowJson.write(FlowJson.read(lying))).isEqualTo(Fixtures.shop());
    }

    @Test
    void hoursThatOnlyPromptsSpeakAreRequiredToo() {
        FlowDefinition spoken = FlowDefinition.empty("Shop", Language.ENGLISH)
                .with(new PromptId("ours"), Prompt.of(Language.ENGLISH, "We are open { \"shop\" | hours }."))
                .with(new PromptId("theirs"), Prompt.of(new Language("ru"), "Бар открыт {'bar'|hours}."))
                .with(new PromptId("shown"), Prompt.of(Language.ENGLISH, "Write {{\"braces\" | hours}} and {shop}."));

        assertThat(FlowJson.write(spoken)).contains("""
                  "requires": {
                    "hours": ["bar", "shop"]
                  },
                """);
    }

    @Test
    void movedBoxesDoNotChangeTheTextWithoutLayout() {
        FlowDefinition shop = FlowJson.read(Fixtures.shop());
        FlowDefinition moved = FlowJson.read(Fixtures.shop().replace("[320, 0]", "[0, 0]"));

        assertThat(moved).isNotEqualTo(shop);
        assertThat(FlowJson.writeWithoutLayout(moved)).isEqualTo(FlowJson.writeWithoutLayout(shop));
    }

    @Test
    void theByteOrderMarkOfAnEditorIsNoMistake() {
        assertThat(FlowJson.read("\uFEFF" + Fixtures.shop())).isEqualTo(FlowJson.read(Fixtures.shop()));
    }

    @Test
    void theSchemaKeyOfAnEditorStaysBesideTheVersion() {
        String first = Fixtures.shop().replaceFirst("\\{", "{\n  \"\\$schema\": \"flow-1.0.json\",");
        String beside = Fixtures.shop().replace("\"1.0\",", "\"1.0\",\n  \"$schema\": \"flow-1.0.json\",");

        assertThat(FlowJson.write(FlowJson.read(first))).isEqualTo(beside);
        assertThat(FlowJson.write(FlowJson.read(beside))).isEqualTo(beside);
    }
}
