package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ivory.flow.NodeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema and the reader must say the same. */
class FlowSchemaTest {

    private static final String TEXT = Fixtures.text("/io/ivory/flow/flow.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    @Test
    void theFlowWithEveryNodeTypeConforms() {
        assertThat(SCHEMA.validate(Fixtures.shop(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void whateverIsWrittenConforms() {
        var flows = new RandomFlows(7);

        for (int i = 0; i < 200; i++) {
            String json = FlowJson.write(flows.next());
            assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }

    @Test
    void keysOfOtherToolsConformWhereverTheyAreKept() {
        String json = Fixtures.shop()
                .replace("\"to\": \"ask-order\"}", "\"to\": \"ask-order\", \"x-a\": 1}")
                .replace("{\"type\": \"record\"}", "{\"type\": \"record\", \"x-a\": 1}")
                .replace("{\"presses\": \"1\"}", "{\"presses\": \"1\", \"x-a\": 1}")
                .replace("\"open\": \"main-menu\",", "\"open\": \"main-menu\", \"x-a\": 1,")
                .replace("\"menu-intro\": {", "\"menu-intro\": {\"x-a\": 1, ");
        assertThat(FlowJson.write(FlowJson.read(json)).split("\"x-a\"", -1)).hasSize(8);

        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSchemaOfTheJarIsTheOneThatIsPublished() {
        assertThat(FlowSchema.text()).isEqualTo(TEXT);
        assertThat(FlowSchema.FILE).isEqualTo("flow-1.0.json");
        assertThat(at("$id")).isEqualTo("urn:ivory:flow:1.0");
    }

    @Test
    void theSchemaHasEveryNodeType() {
        var types = (Collection<?>) at("$defs", "node", "properties", "type", "enum");

        assertThat(types)
                .isEqualTo(Arrays.stream(NodeType.values()).map(NodeType::json).toList());
        for (NodeType type : NodeType.values()) {
            assertThat(at("$defs", type.json(), "properties", "type", "const")).isEqualTo(type.json());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "exits": {"next" | "exists": {"next"
            "type": "hours" | "type": "huors"
            "tries": 2 | "tries": 20
            "tries": 2 | "tries": "2"
            "4500ms" | "4.5s"
            "finishOn": "#" | "finishOn": "##"
            "to": "ask-order" | "to": "Ask order"
            "#": {} | "A": {}
            "request": "POST | "request": "DELETE
            "rows": "all" | "rows": "some"
            "holds": "today" | "equals": "today"
            {"rings": "noAnswer"} | {"rings": "later"}
            {"silent": true} | {"sleeps": true}
            "type": "boolean" | "type": "bool"
            [320, -160] | [320]
            "languages": ["en", "ru"] | "languages": []
            "x-owner" | "owner"
            "goodbye" | "hello"
            "1": "en", "2": "ru" | "1": "English", "2": "ru"
            {"offer-a": 30 | {"offer-a": 0
            {"offer-a": 30 | {"1": 30
            "callbackKey": "1" | "callbackKey": "one"
            "outcome" | "outcomes"
            "results": ["found", "gaveUp"] | "results": ["found", "failed"]
            "result": "found" | "result": "Found"
            "with": {"number" | "with": {"a number"
            "subject": "A call | "body": "A call
            """)
    void bothRefuseTheSameMistake(String right, String wrong) {
        String json = Fixtures.shop().replace(right, wrong);
        assertThat(json).isNotEqualTo(Fixtures.shop());

        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> FlowJson.read(json)).isInstanceOf(FlowFormatException.class);
    }

    @Test
    void aKeyThatANodeDoesNotHaveIsNamedWithItsPlace() {
        String json = Fixtures.shop().replace("\"tries\": 2", "\"trys\": 2");

        assertThat(SCHEMA.validate(json, InputFormat.JSON))
                .allSatisfy(error -> assertThat(error.toString()).contains("trys"))
                .isNotEmpty();
    }

    private static Object at(String... keys) {
        Object value = JsonText.parse(TEXT, TEXT.length(), new FormatProblems()).tree();
        for (String key : List.of(keys)) {
            Object inner = ((Map<?, ?>) value).get(key);
            assertThat(inner).as(key).isNotNull();
            value = Objects.requireNonNull(inner);
        }
        return value;
    }
}
