package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON (RFC 8259) and what only looks like it, in the places where parsers differ. */
@Timeout(10)
class JsonCasesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [] | []
            [ 1 , 2 ]  | [1,2]
            {"":0} | {"":0}
            [-0] | [0]
            [1E+2, 1e-2, 20e1] | [100.0,0.01,200.0]
            [123456789012345678901234567890] | [1.2345678901234568e29]
            ["\\u0041\\u00e9\\uD83D\\uDE00"] | ["Aé😀"]
            ["\\"\\\\\\/\\b\\f\\n\\r\\t."] | ["\\"\\\\/\\u0008\\u000c\\n\\r\\t."]
            ["\\u0000"] | ["\\u0000"]
            "alone" | "alone"
            null | null
            {"a":{"a":{"a":[{}]}}} | {"a":{"a":{"a":[{}]}}}
            """)
    void theseAreRead(String json, String plainly) {
        assertThat(JsonValues.write(JsonValues.parse(json))).isEqualToIgnoringCase(plainly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1 true]",
                "[1,,2]",
                "[,1]",
                "[1,]",
                "[1",
                "[1,",
                "[\"a\"",
                "[a]",
                "[\"a",
                "['a']",
                "[\"a\" : 1]",
                "{a: 1}",
                "{'a': 1}",
                "{\"a\"}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1",
                "{1: 1}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "[1][2]",
                "[]]",
                "{]",
                "[}",
                "]",
                "}",
                ",",
                ":",
                "[1:2]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[01]",
                "[-01]",
                "[-]",
                "[--1]",
                "[0x1]",
                "[1e]",
                "[1e+]",
                "[1.e1]",
                "[1 000]",
                "[NaN]",
                "[Infinity]",
                "[-Infinity]",
                "[1e99999]",
                "[-1e99999]",
                "[0.1.2]",
                "[1+2]",
                "[\u0661]",
                "[\"\\x41\"]",
                "[\"\\u12\"]",
                "[\"\\u{41}\"]",
                "[\"\\a\"]",
                "[\"\\\"]",
                "[\"\t\"]",
                "[\"\n\"]",
                "[\"\u0000\"]",
                "[\"\\ud800\"]",
                "[\"\\udc00\\ud800\"]",
                "{\"\\ud800\":1}",
                "[tru]",
                "[True]",
                "[nul]",
                "[fals",
                "[undefined]",
                "[/* */]",
                "[1]// end",
                "# a\n[]",
                "<a>",
                "\u00a0[]",
                "[\u000b]",
                "[\f]",
                "\uFEFF\uFEFF[]",
                "{\"a\":1,\"a\":1}",
                "\u0000",
                "",
                " ",
                "\u2060[]"
            })
    void theseAreRefused(String json) {
        assertThatThrownBy(() -> JsonValues.parse(json)).isInstanceOf(FlowFormatException.class);
        assertThatThrownBy(() -> FlowJson.open(json)).isInstanceOf(FlowFormatException.class);
    }

    /** A lone continuation byte, an overlong slash, a surrogate, beyond Unicode, cut short, Latin 1, UTF-16 with mark. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5b22805d",
                "5b22c0af225d",
                "5b22eda080225d",
                "5b22f4bfbfbf225d",
                "5b22e282",
                "5b22e9225d",
                "fffe5b00"
            })
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> JsonText.decode(bytes))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("Save it as UTF-8");
    }

    @Test
    void nestingUpToItsLimitIsReadAndOneLevelMoreIsRefused() {
        String deepest = "[".repeat(64) + "]".repeat(64);

        assertThat(JsonValues.write(JsonValues.parse(deepest))).isEqualTo(deepest);
        assertThatThrownBy(() -> JsonValues.parse("[" + deepest + "]")).hasMessageContaining("deeper than 64 levels");
        assertThatThrownBy(() -> JsonValues.parse("{\"a\":".repeat(500_000).substring(0, JsonValues.MAX_CHARS)))
                .hasMessageContaining("deeper than 64 levels");
    }

    @Test
    void textsThatBreakOtherProgramsAreKeptToTheLetter() {
        String[] texts = {
            "",
            " ",
            "\u200b",
            "\ufeff",
            "\u202etxet",
            "Z\u0351a\u0321lgo",
            "👩‍👩‍👧",
            "ﷺ",
            "ß İ ı ſ",
            "-0",
            "1e3",
            "NaN",
            "null",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "'; DROP TABLE flows; --",
            "%00",
            "../../etc/passwd",
            "%s%n",
            "\u0001\u001f\u007f\u0085",
            "\u2028\u2029",
            "\ufffe\uffff",
            "=1+1",
            "a\r\nb",
            "x".repeat(5_000)
        };
        for (String text : texts) {
            String json = "{\"ivory\": \"1.0\", \"name\": \"X\", \"languages\": [\"en\"], \"x-text\": "
                    + JsonValues.write(text) + "}";

            var flow = FlowJson.read(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));

            assertThat(flow.extensions().values()).containsEntry("x-text", text);
            assertThat(FlowJson.read(FlowJson.write(flow))).isEqualTo(flow);
        }
    }
}
