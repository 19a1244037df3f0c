package io.ivory.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ivory.flow.Extensions;
import io.ivory.flow.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private static final Map<String, Object> VALUES = Map.of(
            "orderNumber",
            "12345",
            "note",
            "a\"b\\c\n{d}",
            "amount",
            7,
            "order",
            Map.of("number", "123", "status", "on its way", "due", "2026-11-24", "tags", List.of("big", "red")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`Your order {order.number | digits} is {order.status}.` | Your order 1, 2, 3 is on its way.",
                "`It arrives on {order.due | date}.` | It arrives on November twenty-fourth.",
                "`{amount + 1} parcels` | 8 parcels",
                "`Write {{name}} here` | Write {name} here",
                "`{order.number == \"123\" || amount > 1 ? \"}yes|\" : \"no\"}` | `}yes|`",
                "`{ {\"a\": \"map\"}.a }` | map",
                "`{order.tags}` | `big, red`",
                "`Plain` | Plain",
            })
    void aPromptIsFilledWithTheValuesOfTheCall(String text, String words) {
        assertThat(Given.said(Language.ENGLISH, text, VALUES)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`Order {orderNumbr}` | 7 | did you mean \"orderNumber\"?",
                "`Order {  orderNumbr }` | 9 | did you mean \"orderNumber\"?",
                "`Order {orderNumber` | 6 | never closed",
                "`Order }` | 6 | closes nothing",
                "`Order {}` | 7 | nothing between the braces",
                "`{orderNumber | digts}` | 14 | did you mean \"digits\"?",
                "`{orderNumber | shouting}` | 14 | choose one of digits, number",
                "`{orderNumber | }` | 14 | there must be a format",
                "`{amount | money euro}` | 9 | three capital letters",
                "`{amount | date long}` | 9 | takes no option",
                "`{{\"a\": 1}}}` | 10 | closes nothing",
            })
    void aMistakeInAPromptIsNamedWithItsPlace(String text, int position, String words) {
        var problem = catchThrowableOfType(BadExpressionException.class, () -> Given.EXPRESSIONS.prompt(text));

        assertThat(problem.reason()).contains(words);
        assertThat(problem.position()).isEqualTo(position);
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> Given.said(Language.ENGLISH, "Hello {note}", Map.of()))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("{note}: note has no value at this point of the call");
        assertThatThrownBy(() -> Given.said(Language.ENGLISH, "{order.due | date}", Map.of("order", Map.of())))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("no field \"due\"");
        assertThatThrownBy(() ->
                        Given.said(Language.ENGLISH, "{order.due}", Map.of("order", Map.of("due", Extensions.NULL))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("null");
        assertThatThrownBy(() -> Given.said(Language.ENGLISH, "{order}", VALUES))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("name one of its fields");
    }

    @Test
    void aPromptWithoutValuesIsTheSameForEveryCall() {
        assertThat(Given.EXPRESSIONS.prompt("Welcome {{").isStatic()).isTrue();
        assertThat(Given.EXPRESSIONS.prompt("Welcome {note}").isStatic()).isFalse();
    }

    @Test
    void aPromptTellsWhichOpeningHoursItSpeaks() {
        var prompt =
                Given.EXPRESSIONS.prompt("We are open {\"shop\" | hours}, and {'bar' | hours}, not {note | hours}.");

        assertThat(prompt.hoursNamed()).containsExactly("shop", "bar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12345 | /orders/12345?n=12345",
                "a/b | /orders/a%2Fb?n=a%2Fb",
                "x?y=1&z#f | /orders/x%3Fy%3D1%26z%23f?n=x%3Fy%3D1%26z%23f",
                "@evil.example | /orders/%40evil.example?n=%40evil.example",
                "` b` | /orders/%20b?n=%20b",
                "ж | /orders/%D0%B6?n=%D0%B6",
                "a%2Fb | /orders/a%252Fb?n=a%252Fb",
                "../x | /orders/..%2Fx?n=..%2Fx",
            })
    void aValueStaysInItsPlaceOfTheUrl(String value, String url) {
        var path = Given.EXPRESSIONS.url("/orders/{note}?n={note}");

        assertThat(path.render(Given.call(Map.of("note", value)))).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void aValueThatWouldChangeThePathIsRefused(String value) {
        var path = Given.EXPRESSIONS.url("/orders/{note}");

        assertThatThrownBy(() -> path.render(Given.call(Map.of("note", value))))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void dotsThatMeetInAPathAreRefused() {
        var path = Given.EXPRESSIONS.url("/orders/.{note}/x");

        assertThatThrownBy(() -> path.render(Given.call(Map.of("note", "."))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("climb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "",
                "//evil.example/",
                "/a b",
                "/a\\b",
                "/a#b",
                "/50%",
                "/../secret",
                "/a/%2e%2E/b",
                "/orders/{orderNumber | digits}",
                "/orders/{nope}",
            })
    void aPathThatIsNoneIsRefusedBeforeAnyCall(String path) {
        assertThatThrownBy(() -> Given.EXPRESSIONS.url(path)).isInstanceOf(BadExpressionException.class);
    }

    @Test
    void aBodyTakesValuesAsJson() {
        var body = Given.EXPRESSIONS.json(
                "{\"text\": \"<{note}>\", \"raw\": {note}, \"n\": {amount}, \"list\": [{order.tags}, {}], \"ok\": {amount > 1}}");

        assertThat(body.render(Given.call(VALUES)))
                .isEqualTo("{\"text\": \"<a\\\"b\\\\c\\n{d}>\", \"raw\": \"a\\\"b\\\\c\\n{d}\", \"n\": 7,"
                        + " \"list\": [[\"big\",\"red\"], {}], \"ok\": true}");
    }

    @Test
    void recordsAndNullsBecomeJsonToo() {
        var order = new LinkedHashMap<String, Object>();
        order.put("a\"", Extensions.NULL);
        order.put("b", 1.5);
        order.put("c", "\u0001");

        assertThat(Given.EXPRESSIONS.json("{order}").render(Given.call(Map.of("order", order))))
                .isEqualTo("{\"a\\\"\":null,\"b\":1.5,\"c\":\"\\u0001\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": }",
                "{\"a\": 1,}",
                "{\"a\" 1}",
                "[1, 2",
                "{\"a\": \"{note}}",
                "{\"a\": 01}",
                "{\"a\": {nope}}",
                "\"{note | spell}\"",
                "{\"a\": 1} x",
            })
    void aBodyThatIsNotJsonIsRefusedBeforeAnyCall(String body) {
        assertThatThrownBy(() -> Given.EXPRESSIONS.json(body)).isInstanceOf(BadExpressionException.class);
    }

    @Test
    void anEmptyBodyIsNoBody() {
        assertThat(Given.EXPRESSIONS.json("").render(Given.call(Map.of()))).isEmpty();
    }
}
