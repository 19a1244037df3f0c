package io.ivory.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ivory.flow.Language;
import io.ivory.flow.VariableType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables that hold numbers, whole or broken: what is wrong with them shows while a flow is edited. */
class ExpressionNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            amount > "x" | 7 | ">" does not go with number and text
            "x" == amount | 4 | numbers have none
            amount == note | 7 | "==" does not go with number and text
            amount == 2 && amount == known | 22 | "==" does not go with number and true or false
            amount / note | 7 | "/" does not go with number and text
            note + amount | 5 | string(...) turns a number into text
            size(amount) == 1 | 4 | "size" does not go with number: string(...) turns a number into text
            amount.startsWith("1") | 17 | "startsWith" does not go with number and text
            amount in ["1", "2"] | 7 | "in" does not go with number and a list
            amount && known | 7 | "&&" does not go with number and true or false: it takes what is true or false
            !amount | 0 | "!" does not go with number: it takes what is true or false
            amount ? 1 : 2 | 7 | before the "?"
            known ? amount : note | 6 | values of the same kind
            amount.euros > 3 | 6 | number has no fields: only records have them
            amount.all(n, n > 1) | 0 | only a list has elements to go through, not number
            amount + 0.5 == 3 | 13 | write whole numbers with a fraction too, such as 2.0
            duration(amount) < duration("1m") | 8 | "duration" does not go with number
            """)
    void aWrongUseOfANumberIsNamedWithItsPlaceAndCure(String source, int position, String words) {
        var problem = catchThrowableOfType(BadExpressionException.class, () -> Given.EXPRESSIONS.compile(source));

        assertThat(problem.reason()).contains(words).doesNotContain("double").doesNotContain("dyn");
        assertThat(problem.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount > 3 && amount > 2.5 && 3 < amount && amount >= 7 && amount != 8",
                "amount == 7 && 7 == amount && amount == 7.0 && amount == 7u && amount != 2.5",
                "amount + 1 == 8 && 1 + amount == 8.0 && amount - 0.5 == 6.5",
                "amount * 2 == 14 && amount / 2 == 3.5 && -amount == -7",
                "amount % 2 == 1 && amount % 2.5 == 2.0 && 15 % amount == 1 && amount % amount == 0",
                "double(amount) == 7.0 && int(amount) == 7 && int(amount) % 2 == 1",
                "string(amount) == '7' && string(amount / 2) == '3.5' && string(amount * 1000000000) == '7000000000'",
                "amount == amount && amount < amount + 1 && amount + amount == amount * 2",
                "amount in [6, 7] && amount in [6.5, 7] && !(amount in [1]) && amount in {7: 'a'}",
                "(known ? amount : 3) == 7 && (known ? 3 : amount) == 3 && (known ? amount : 2.5) == 7",
                "[10, 20][amount - 6] == 20 && order.items[amount - 7] == 4",
                "[1, 7].exists(n, n == amount) && [1, 2].map(n, n * amount) == [7.0, 14.0]",
                "order.total + amount == 12 && order.total < amount && amount > size(note)",
                "amount == 7 || amount == order.missing",
            })
    void wholeAndBrokenNumbersGoTogether(String condition) {
        var values =
                Map.of("amount", 7, "known", true, "note", "none", "order", Map.of("total", 5, "items", List.of(4)));

        assertThat(Given.EXPRESSIONS.condition(condition).holds(Given.call(values)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "amount > 2.4 && amount < 3",
        "amount == 2.5",
        "amount + 1 == 3.5",
        "amount * 2 == 5",
        "int(amount) == 2"
    })
    void aBrokenNumberIsAsGoodAsAWholeOne(String condition) {
        assertThat(Given.EXPRESSIONS.condition(condition).holds(Given.call(Map.of("amount", 2.5))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "amount + 1", "-amount", "known ? amount : 1", "int(amount)"})
    void aNumberIsNoConditionAndNoText(String source) {
        assertThatThrownBy(() -> Given.EXPRESSIONS.condition(source))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining("a condition must yield true or false");
        assertThat(Given.EXPRESSIONS.compile(source).fits(VariableType.NUMBER)).isTrue();
        assertThat(Given.EXPRESSIONS.compile(source).fits(VariableType.TEXT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{amount | date}` | 9 | "date" says a date such as 2026-11-24, and amount never is one
            `{amount + 1 | time}` | 13 | "time" says a time such as 09:30
            `In {amount | duration}.` | 12 | a length of time such as 90m
            `{known | money}` | 8 | "money" says a number, and known never is one
            `{now | number}` | 6 | "number" says a number
            """)
    void aFormatThatCanNeverSayAValueIsAMistake(String text, int position, String words) {
        var problem = catchThrowableOfType(BadExpressionException.class, () -> Given.EXPRESSIONS.prompt(text));

        assertThat(problem.reason()).contains(words);
        assertThat(problem.position()).isEqualTo(position);
    }

    @Test
    void aTextMayHoldWhateverItsFormatSays() {
        assertThat(Given.said(
                        Language.ENGLISH, "{note | number}, {amount | digits}", Map.of("note", "2", "amount", 31)))
                .isEqualTo("two, 3, 1");
    }
}
