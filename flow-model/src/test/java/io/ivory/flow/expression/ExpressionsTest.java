package io.ivory.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private static final Map<String, Object> ORDER = Map.of("number", "12345", "total", 1499.5, "items", 3);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        call.from.matches('(') | 18
        call.to == "1" && call.from.matches("[0-9") | 36
        """)
    void aPatternThatCannotBeReadIsFoundWithItsPlace(String source, int position) {
        assertThatThrownBy(() -> Given.EXPRESSIONS.compile(source))
                .isInstanceOfSatisfying(BadExpressionException.class, problem -> {
                    assertThat(problem.position()).isEqualTo(position);
                    assertThat(problem).hasMessageContaining("is no pattern");
                });
        assertThat(Given.EXPRESSIONS.compile("call.from.matches('^[0-9]+$')").source())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(orderNumber) == 5",
                "orderNumber.startsWith('12')",
                "amount == 7 && amount > 6 && amount + 1 == 8.0 && 10 - amount == 3",
                "amount / 2 == 3.5",
                "known",
                "due >= today",
                "order.total * 2 > 2998",
                "order.items == 3",
                "has(order.total) && !has(order.discount)",
                "call.from.startsWith('+7')",
                "call.language == 'en'",
                "caller.number == '79161234567'",
                "caller.known && caller.calls == 3 && caller.calls > amount - 5",
                "call.diverted == '+78002000600' && call.diverted != call.to",
                "now > call.startedAt",
                "time == '12:00' && time < '12:01'",
                "today == '2026-11-22'",
                "known || order.missing == 1",
                "[1, 2, 3].exists(n, n == order.items)",
            })
    void aConditionHoldsForTheValuesOfTheCall(String condition) {
        var call = Given.call(
                Map.of("orderNumber", "12345", "amount", 7, "known", true, "due", "2026-11-24", "order", ORDER));

        assertThat(Given.EXPRESSIONS.condition(condition).holds(call)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ordrNumber == '1' | 0 | did you mean \"orderNumber\"?",
                "caller.cals > 2 | 0 | did you mean \"caller.calls\"?",
                "size(oder.total) | 5 | did you mean \"order\"?",
                "call.form == '1' | 0 | did you mean \"call.from\"?",
                "xyzzy | 0 | declare it",
                "note = 'x' | 5 | two equals signs",
                "note == 5 | 5 | text and number",
                "note == | 7 | something is missing here",
                "shout(note) | 5 | no function \"shout\"",
                "note ? 1 : 2 | 5 | yields true or false",
                "'a' 'b' | 4 | does not belong here",
                "'жж' + xyzzy | 7 | declare it",
            })
    void aMistakeIsNamedWithItsPlaceAndCure(String source, int position, String words) {
        var problem = catchThrowableOfType(BadExpressionException.class, () -> Given.EXPRESSIONS.compile(source));

        assertThat(problem.reason()).contains(words).doesNotContain("_==_");
        assertThat(problem.position()).isEqualTo(position);
        assertThat(problem).hasMessageEndingWith("(at character " + (position + 1) + ")");
    }

    @Test
    void aMistakeIsFoundOnLaterLinesToo() {
        var problem =
                catchThrowableOfType(BadExpressionException.class, () -> Given.EXPRESSIONS.compile("known\n&& knwn"));

        assertThat(problem.position()).isEqualTo(9);
    }

    @Test
    void aConditionMustYieldTrueOrFalse() {
        assertThatThrownBy(() -> Given.EXPRESSIONS.condition("orderNumber"))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> Given.EXPRESSIONS.condition("order.total").holds(Given.call(Map.of("order", ORDER))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("{order.total}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orderNumber == '5' | orderNumber has no value",
                "order.discount + 1 | no field \"discount\"",
                "order.number.deep | field",
                "order.total + order.number | do not go together",
                "[1][4] | no such element",
                "1 / 0 | divides by zero",
            })
    void whatIsMissingInACallIsSaidWithoutItsValues(String source, String words) {
        var expression = Given.EXPRESSIONS.compile(source);

        assertThatThrownBy(() -> expression.evaluate(Given.call(Map.of("order", ORDER))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("{" + source + "}")
                .hasMessageContaining(words)
                .hasMessageNotContaining("12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a'.matches(note)",
                "note.matches(note)",
                "int(note)",
                "double(note)",
                "bool(note)",
                "timestamp(note)",
                "duration(note)",
                "1 % 0",
                "order.n[note]",
                "order['x']",
                "order[5]",
                "order.n[9223372036854775807]",
                "order.n[-1]",
                "9223372036854775807 + size(note)",
                "-order.big - 10",
                "now.getHours('Nowhere/Zone')",
                "now + duration('9999999h') > now ? order.no : order.no",
                "order.n.map(x, x.y)",
                "order.n + 1",
                "note + order.n",
                "order.n in order.n.n",
                "!order.n",
                "order ? 1 : 2",
                "order < order",
                "order.n.exists_one(x, x.foo == 1)",
                "amount == 1 ? order.a : order.b",
            })
    void whateverGoesWrongInACallIsAnEvaluationException(String source) {
        var call = Given.call(
                Map.of("note", "(x", "amount", 1, "order", Map.of("n", List.of(1, "a"), "big", Long.MAX_VALUE)));
        var expression = Given.EXPRESSIONS.compile(source);

        assertThatThrownBy(() -> expression.evaluate(call)).isInstanceOf(EvaluationException.class);
    }

    @Test
    void valuesComeBackInTheTypesOfTheJdk() {
        var order = new LinkedHashMap<String, Object>();
        order.put("none", Extensions.NULL);
        order.put("tags", List.of("a", new BigDecimal("1.5")));
        var call = Given.call(Map.of("order", order, "amount", "7"));

        assertThat(Given.EXPRESSIONS.compile("order.none").evaluate(call)).isEqualTo(Extensions.NULL);
        assertThat(Given.EXPRESSIONS.compile("order.tags").evaluate(call)).isEqualTo(List.of("a", 1.5));
        assertThat(Given.EXPRESSIONS.compile("{'n': 1}").evaluate(call)).isEqualTo(Map.of("n", 1L));
        assertThat(Given.EXPRESSIONS.compile("now").evaluate(call)).isEqualTo(Given.NOON);
        assertThat(Given.EXPRESSIONS.compile("amount").text(call)).isEqualTo("7");
        assertThat(Given.EXPRESSIONS.compile("amount / 4").text(call)).isEqualTo("1.75");
    }

    @Test
    void anExpressionKnowsWhichVariablesItFits() {
        var text = Given.EXPRESSIONS.compile("orderNumber + 'x'");
        var number = Given.EXPRESSIONS.compile("size(orderNumber)");

        assertThat(text.fits(VariableType.TEXT)).isTrue();
        assertThat(text.fits(VariableType.NUMBER)).isFalse();
        assertThat(number.fits(VariableType.NUMBER)).isTrue();
        assertThat(number.fits(VariableType.BOOLEAN)).isFalse();
        assertThat(Given.EXPRESSIONS.compile("order.total").fits(VariableType.DATE))
                .isTrue();
    }

    @Test
    void namesThatExpressionsKnowAlreadyAreTaken() {
        assertThat(Expressions.isReserved(new VariableName("today"))).isTrue();
        assertThat(Expressions.isReserved(new VariableName("call"))).isTrue();
        assertThat(Expressions.isReserved(new VariableName("tomorrow"))).isFalse();
    }

    @Test
    void aVariableCalledCallerKeepsItsFieldsForItself() {
        var flow = FlowDefinition.empty("Shop", Language.ENGLISH)
                .withVariables(Map.of(new VariableName("caller"), Variable.of(VariableType.RECORD)));
        var expression = Expressions.forFlow(flow).compile("caller.calls");

        assertThat(expression.evaluate(Given.call(Map.of("caller", Map.of("calls", "many")))))
                .isEqualTo("many");
        assertThat(expression.variables()).containsExactly(new VariableName("caller"));
    }

    @Test
    void whetherSomebodyHasToLookUpEarlierCallsCanBeTold() {
        assertThat(Expressions.mayReadEarlierCalls("caller . known || 1 > 2")).isTrue();
        assertThat(Expressions.mayReadEarlierCalls("The caller, who waits.")).isFalse();
    }

    @Test
    void anExpressionThatIsTooLongOrTooDeepIsRefused() {
        assertThatThrownBy(() -> Given.EXPRESSIONS.compile("1" + "+1".repeat(Expressions.MAX_LENGTH)))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining("at most 2000 characters");
        assertThatThrownBy(() -> Given.EXPRESSIONS.compile("(".repeat(500) + "1" + ")".repeat(500)))
                .isInstanceOf(BadExpressionException.class);
    }

    @Test
    void anEvaluationThatGoesThroughTooMuchIsStopped() {
        var numbers = IntStream.range(0, 100).boxed().toList();
        var expression = Given.EXPRESSIONS.compile("order.n.all(a, order.n.all(b, a + b >= 0))");

        assertThatThrownBy(() -> expression.evaluate(Given.call(Map.of("order", Map.of("n", numbers)))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("too many list elements");
    }

    @Test
    void aTextIsCompiledOnceForAllFlowsWithTheSameVariables() {
        var again = Expressions.forFlow(Given.flow().withName("Another"));

        assertThat(again.compile("size(note) > 1")).isSameAs(Given.EXPRESSIONS.compile("size(note) > 1"));
        assertThat(again.prompt("Hello {note}")).isSameAs(Given.EXPRESSIONS.prompt("Hello {note}"));
    }

    @Test
    void oneExpressionServesManyCallsAtOnce() throws Exception {
        var expression = Given.EXPRESSIONS.compile("orderNumber + '!'");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 500)
                    .mapToObj(n ->
                            threads.submit(() -> expression.text(Given.call(Map.of("orderNumber", String.valueOf(n))))))
                    .toList();
            for (int n = 0; n < answers.size(); n++) {
                assertThat(answers.get(n).get()).isEqualTo(n + "!");
            }
        }
    }

    @Test
    void momentsAreComparedAsMoments() {
        var call = Given.call(Map.of("order", Map.of("at", Instant.parse("2026-11-22T08:59:00Z"))));

        assertThat(Given.EXPRESSIONS
                        .condition("now - order.at == duration('1m')")
                        .holds(call))
                .isTrue();
    }
}
