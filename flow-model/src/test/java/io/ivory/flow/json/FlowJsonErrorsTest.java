package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the author of a wrong file is told. */
class FlowJsonErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "exits": {"next": "open-now"} | "exists": {"next": "open-now"} | /nodes/welcome/exists | unknown-key | did you mean "exits"?
            "next": "open-now" | "nxt": "open-now" | /nodes/welcome/exits/nxt | unknown-key | did you mean "next"?
            "type": "hours" | "type": "huors" | /nodes/open-now/type | unknown-type | did you mean "hours"?
            "tries": 2 | "tries": 20 | /nodes/main-menu/tries | out-of-range | between 1 and 10, but is 20
            "tries": 2 | "tries": "2" | /nodes/main-menu/tries | wrong-type | a whole number
            "tries": 2 | "tries": 2.5 | /nodes/main-menu/tries | wrong-type | a whole number
            "bargeIn": false | "bargeIn": null | /nodes/main-menu/bargeIn | wrong-type | leave the key out
            "4500ms" | "4.5s" | /nodes/main-menu/noInputAfter | invalid-value | "5s" or "500ms"
            "4500ms" | "61s" | /nodes/main-menu/noInputAfter | out-of-range | between 1s and 60s
            "digits": "4-10" | "digits": "10-4" | /nodes/ask-order/digits | out-of-range | within 1-32
            "finishOn": "#" | "finishOn": "##" | /nodes/ask-order/finishOn | invalid-value | one key
            "to": "ask-order" | "to": "Ask order" | /nodes/main-menu/options/1/to | invalid-value | lower-case letter
            "#": {} | "A": {} | /nodes/main-menu/options/A | invalid-value | 0-9, * and #
            "request": "POST | "request": "DELETE | /nodes/find-order/request | invalid-value | "GET", "POST", "PUT"
            "rows": "all" | "rows": "some" | /nodes/promotions/rows | invalid-value | "all" or "first"
            "holds": "today" | "equals": "today" | /nodes/promotions/find/equals | unknown-key | not known here
            {"rings": "noAnswer"} | {"rings": "later"} | /tests/order-by-key/steps/5/rings | invalid-value | answered, busy
            {"silent": true} | {"sleeps": true} | /tests/order-by-key/steps/2 | unknown-step | one of
            "2026-11-22T12:00" | "noon" | /tests/order-by-key/at | invalid-value | 2026-11-22T12:00
            "type": "boolean" | "type": "bool" | /variables/vip/type | unknown-type | "boolean"
            [320, -160] | [320] | /layout/open-now | wrong-type | two whole numbers
            "languages": ["en", "ru"] | "languages": ["english"] | /languages/0 | invalid-value | "pt-BR"
            "languages": ["en", "ru"] | "languages": [] | /languages | invalid-value | at least one
            "hours": ["shop"] | "hours": "shop" | /requires/hours | wrong-type | a list
            "name": "Shop main line" | "name": " " | /name | invalid-value | 1 to 80
            "name": "Welcome" | "label": "Welcome" | /nodes/welcome/name | missing-key | Add it
            "start": "welcome" | "start": "welcome", "start": "bye" | /start | duplicate-key | twice
            """)
    void aMistakeIsNamedWithItsPlaceItsRuleAndItsCure(
            String right, String wrong, String pointer, String rule, String cure) {
        assertThat(Fixtures.shop()).contains(right);

        List<FormatProblem> problems =
                problems(Fixtures.shop().replaceFirst(quoted(right), Matcher.quoteReplacement(wrong)));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.message()).contains(cure);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                "type": "say", "name": "A", "prompts": ["p"%s], "exits": {"next": "a"}
                """, """
                "type": "language", "name": "A", "options": {"1": "en", "2": "en"}, "tries": 2, "exits": {"1": "a"}
                """, """
                "type": "split", "name": "A", "shares": {"1": 1}, "sticky": false, "exits": {"1": "a"}
                """, """
                "type": "run", "name": "A", "results": ["done", "done"], "into": "v", "exits": {"done": "a"}
                """})
    void keysBehindAValueThatCannotBeAreNotCalledUnknown(String node) {
        String flow = """
                {"ivory": "1.0", "name": "Line", "languages": ["en"], "nodes": {"a": {%s}}}
                """.formatted(node.replace("%s", ", \"p\"".repeat(20)));

        assertThat(problems(flow)).extracting(FormatProblem::rule).containsExactly("invalid-value");
        assertThat(problems(flow.replace("exits", "exists")))
                .extracting(FormatProblem::rule, FormatProblem::pointer)
                .containsExactly(tuple("invalid-value", "/nodes/a"), tuple("unknown-key", "/nodes/a/exists"));
    }

    @Test
    void allMistakesAreListedAtOnceWithTheNamesOfTheirNodes() {
        String json = Fixtures.shop()
                .replace("\"tries\": 2", "\"tries\": 0")
                .replace("\"ringFor\": \"40s\"", "\"ringFor\": \"1s\"")
                .replace("\"start\"", "\"strat\"");

        List<FormatProblem> problems = problems(json);

        assertThat(problems)
                .extracting(FormatProblem::toString)
                .containsExactly(
                        Fixtures.whereIs("\"tries\"", json)
                                + " /nodes/main-menu/tries (Main menu): tries must be between 1 and 10, but is 0"
                                + " (out-of-range)",
                        Fixtures.whereIs("\"ringFor\"", json)
                                + " /nodes/operator/ringFor (A person): ringFor must be between 5s and 300s, but is 1s"
                                + " (out-of-range)",
                        "5:3 /strat: \"strat\" is not known here - did you mean \"start\"? (unknown-key)");
        assertThat(problems.getFirst().node()).isEqualTo("main-menu");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.1 | newer-version
            2.0 | newer-version
            1.0000 | unknown-version
            0.8 | unknown-version
            one | unknown-version
            """)
    void anotherVersionIsRefused(String version, String rule) {
        var problems = problems(
                Fixtures.shop().replace("\"1.0\"", "\"" + version + "\"").replace("start", "begin"));

        assertThat(problems.getFirst().where()).isEqualTo("2:3");
        assertThat(problems.getFirst().pointer()).isEqualTo("/ivory");
        assertThat(problems.getFirst().rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [] | wrong-type | 1:1
            {"ivory": "1.0"} {} | trailing-text | 1:18
            {"ivory": "1.0"} garbage | trailing-text | 1:18
            {"ivory": "1.0"} } | trailing-text | 1:18
            {"a": 1, "b": 99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999} | beyond-limit | 1:15
            {"a": NaN} | not-json | 1:10
            {"a": -Infinity} | not-json | 1:16
            {"a": 1,} | not-json | 1:9
            {"a": 01} | not-json | 1:8
            {"a": 1 "b": 2} | not-json | 1:9
            // hello | not-json | 1:1
            {"x-a": "\\ud83d"} | half-character | 1:9
            {"x-a": 1, "x-b": {"x-c": 1, "x-c": 2}} | duplicate-key | 1:30
            """)
    void whatIsNoStrictJsonIsRefusedWithItsLineAndColumn(String json, String rule, String where) {
        assertThat(problems(json)).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.where()).isEqualTo(where);
        });
    }

    @Test
    void aFileThatBreaksOffIsToldInPlainWords() {
        assertThat(problems("{\"ivory\": \"1.0\", \"nodes\": {").getFirst().message())
                .isEqualTo("this is not JSON: the file breaks off here. Its end is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1,} | a comma stands before the closing }. Remove the comma
            {"a": [1, ]} | a comma stands before the closing ]. Remove the comma
            // hello | JSON has no comments. Remove it, or keep it under a key that begins with x-
            {"a": 1 /* one */} | JSON has no comments. Remove it, or keep it under a key that begins with x-
            {"a": garbage} | "garbage" does not belong here. Put text in double quotes
            {'a': 1} | text stands in double quotes, not in single ones. Replace them
            {"a": 1 "b": 2} | a comma is missing before this
            {"a" 1} | a colon is missing between a key and its value
            {a: 1} | a key in double quotes belongs here
            {"a": 01} | a number does not begin with 0. Remove the 0, or put all of it in double quotes
            {"a": "\\q"} | there is no such sign with a backslash. Write a backslash as \\\\
            {"a": [1}} | this } closes what another bracket has opened. Check the brackets before it
            """)
    void whatIsNoJsonIsToldInPlainWordsWithItsCure(String json, String words) {
        assertThat(problems(json).getFirst().message()).isEqualTo("this is not JSON: " + words);
    }

    @Test
    void aNumberThatIsTooLongIsToldInPlainWords() {
        assertThat(problems("{\"a\": " + "9".repeat(1_000) + "}").getFirst().message())
                .isEqualTo("a number has more than 100 digits. Shorten it, or put it in double quotes as text");
    }

    @Test
    void numbersThatAreNoneAreToldInPlainWords() {
        assertThat(problems("{\"x-a\": NaN}").getFirst().message())
                .isEqualTo("this is not JSON: NaN and Infinity are no numbers here. Write a number");
    }

    @Test
    void anEmptyFileIsCalledSo() {
        assertThat(problems("").getFirst().message()).isEqualTo("the file is empty");
    }

    @Test
    void aNodeThatStandsTwiceIsNamed() {
        String json = Fixtures.shop().replace("\"news\": {", "\"welcome\": {");

        assertThat(problems(json))
                .anySatisfy(
                        problem -> assertThat(problem.toString())
                                .isEqualTo(
                                        Fixtures.whereIs(
                                                        "\"welcome\": {\n      \"type\": \"say\",\n      \"name\": \"News",
                                                        json)
                                                + " /nodes/welcome (Welcome): \"welcome\" stands here twice. Remove one (duplicate-key)"));
    }

    @Test
    void bombsAreRefused() {
        assertThat(problems("[".repeat(100_000)).getFirst().message()).contains("deeper than 64 levels");
        assertThat(problems("{\"a\": " + "9".repeat(100_000) + "}").getFirst().rule())
                .isEqualTo("beyond-limit");
        assertThat(problems(" ".repeat(3_000_000)).getFirst().rule()).isEqualTo("too-large");
        assertThat(problems(Fixtures.shop().replace("service desk", "é".repeat(600_000)))
                        .getFirst()
                        .rule())
                .isEqualTo("too-large");
        assertThat(problems(manyNodes(FlowDefinition.MAX_NODES + 1)).getFirst().message())
                .contains("at most 1000 nodes, but this one has 1001");
    }

    @Test
    void aThousandNodesAreRead() {
        assertThat(FlowJson.read(manyNodes(FlowDefinition.MAX_NODES)).nodes()).hasSize(FlowDefinition.MAX_NODES);
    }

    @Test
    void aFlowTooLargeForAFileIsNotWritten() {
        FlowDefinition flow = FlowJson.read(Fixtures.shop());
        var large = new LinkedHashMap<String, Object>();
        large.put("x-large", "a".repeat(FlowJson.MAX_BYTES));
        FlowDefinition tooLarge = new FlowDefinition(
                flow.name(),
                flow.languages(),
                flow.start(),
                flow.onError(),
                flow.onHangup(),
                flow.operator(),
                flow.keys(),
                flow.variables(),
                flow.nodes(),
                flow.prompts(),
                flow.tests(),
                flow.layout(),
                new Extensions(large));

        assertThat(catchThrowableOfType(FlowFormatException.class, () -> FlowJson.write(tooLarge)))
                .hasMessageContaining("at most 1048576 bytes");
    }

    private static String manyNodes(int count) {
        var json = new StringBuilder("{\"ivory\": \"1.0\", \"name\": \"X\", \"languages\": [\"en\"], \"nodes\": {");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("\"n")
                    .append(i)
                    .append("\": {\"type\": \"hangup\", \"name\": \"N\"}");
        }
        return json.append("}}").toString();
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static List<FormatProblem> problems(String json) {
        return catchThrowableOfType(FlowFormatException.class, () -> FlowJson.read(json))
                .problems();
    }
}
