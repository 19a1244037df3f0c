package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

    @Test
    void everyKindOfValueIsReadAsPlainJava() {
        var expected = new LinkedHashMap<String, @Nullable Object>();
        expected.put("text", "é");
        expected.put("whole", 5L);
        expected.put("broken", 1.5);
        expected.put("huge", 1e30);
        expected.put("list", Arrays.asList(true, null, List.of()));

        assertThat(JsonValues.parse("""
                {"text": "\\u00e9", "whole": 5, "broken": 1.50, "huge": 1000000000000000000000000000000,
                 "list": [true, null, []]}
                """)).isEqualTo(expected);
        assertThat(JsonValues.parse("null")).isNull();
    }

    @Test
    void valuesAreWrittenOnOneLine() {
        var value = new LinkedHashMap<String, @Nullable Object>();
        value.put("a", Arrays.asList(1, null, "x\"y"));
        value.put("b", 2.5f);

        assertThat(JsonValues.write(value)).isEqualTo("{\"a\":[1,null,\"x\\\"y\"],\"b\":2.5}");
        assertThat(JsonValues.write(null)).isEqualTo("null");
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> JsonValues.parse("{\"a\": 1, \"a\": 2}"))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("/a: \"a\" stands here twice");
    }
}
