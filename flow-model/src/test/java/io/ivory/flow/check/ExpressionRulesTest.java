package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about expressions and variables. */
class ExpressionRulesTest {

    @Test
    void everyExpressionCanBeComputed() {
        assertThat(found(new BadExpression(), Drawn.shop())).isEmpty();
    }

    @Test
    void aConditionThatCannotBeComputedIsNamedWithItsPlace() {
        var flow = Drawn.with(
                "check",
                Branch.class,
                check -> new Branch(
                        check.head(),
                        List.of(
                                new Condition(new Exit("late"), "oder.late"),
                                new Condition(new Exit("big"), "orderNumber"))));

        assertThat(found(new BadExpression(), flow))
                .containsExactly(
                        "check /nodes/check/conditions/0/when: \"oder.late\": there is no variable \"oder\""
                                + " - did you mean \"order\"? (at character 1)",
                        "check /nodes/check/conditions/1/when: \"orderNumber\": a condition must yield true or false:"
                                + " compare the value with another, such as orderNumber == ... (at character 1)");
    }

    @Test
    void aValueThatCannotBeComputedIsNamedWithItsPlace() {
        var flow = Drawn.with(
                "delivery", Lookup.class, it -> new Lookup(it.head(), it.table(), "", it.match(), it.into(), false));
        flow = setting(flow, "asked", "1 +");

        assertThat(found(new BadExpression(), flow))
                .containsExactly(
                        "count /nodes/count/values/asked: \"1 +\": the expression ends too early:"
                                + " something is missing here (at character 4)",
                        "delivery /nodes/delivery/find/holds: \"\": there is no expression:"
                                + " name a variable or write a value (at character 1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`/orders/{ordernumber}` | `` | /nodes/find/request | did you mean",
                "`orders` | `` | /nodes/find/request | begins with one",
                "`/orders` | `{\"a\": }` | /nodes/find/body | is not JSON",
            })
    void aRequestThatCannotBeMadeIsNamedWithItsPlace(String path, String body, String pointer, String words) {
        var flow = Drawn.with(
                "find",
                HttpRequest.class,
                http -> new HttpRequest(
                        http.head(), "orders", http.method(), path, body, http.into(), http.timeout(), null));

        assertThat(found(new BadExpression(), flow))
                .singleElement()
                .asString()
                .startsWith("find " + pointer + ": ")
                .contains(words);
    }

    @Test
    void aPromptThatCannotBeFilledIsNamedWithItsPlace() {
        assertThat(found(new BadExpression(), Drawn.saying("hello", "Order {order.id | digts}", "Привет")))
                .containsExactly("welcome /prompts/hello/en: \"Order {order.id | digts}\": there is no format \"digts\""
                        + " - did you mean \"digits\"? (at character 18)");
    }

    @Test
    void aResultIsKeptInADeclaredVariable() {
        assertThat(found(new UnknownVariable(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownVariable(), into("orderNumbr")))
                .containsExactly("ask /nodes/ask/into: there is no variable \"orderNumbr\""
                        + " - did you mean \"orderNumber\"?");
        assertThat(found(new UnknownVariable(), into(null)))
                .containsExactly("ask /nodes/ask/into: choose the variable that keeps the result");
        assertThat(found(new UnknownVariable(), setting(Drawn.shop(), "tries", "1")))
                .containsExactly("count /nodes/count/values/tries: there is no variable \"tries\":"
                        + " make it, or choose another variable");
    }

    @Test
    void anAnswerMayBeDropped() {
        var flow = Drawn.with(
                "find",
                HttpRequest.class,
                http -> new HttpRequest(
                        http.head(), "orders", http.method(), http.path(), "", null, http.timeout(), null));

        assertThat(found(new UnknownVariable(), flow)).isEmpty();
    }

    @Test
    void aResultIsKeptInAVariableOfItsType() {
        assertThat(found(new VariableTypes(), Drawn.shop())).isEmpty();
        assertThat(found(new VariableTypes(), into("order")))
                .containsExactly("ask /nodes/ask/into: keys that a caller presses need a variable of type digits,"
                        + " but \"order\" is record: change its type, or choose another variable");
        assertThat(found(
                        new VariableTypes(),
                        Drawn.with(
                                "delivery",
                                Lookup.class,
                                it -> new Lookup(
                                        it.head(),
                                        it.table(),
                                        it.value(),
                                        it.match(),
                                        new VariableName("asked"),
                                        false))))
                .singleElement()
                .asString()
                .contains("a row of a table need a variable of type record");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "asked | `'5'` | double(...)",
                "orderNumber | `5` | in quotes",
                "order | `true` | a lookup, a service or another flow",
            })
    void aValueMustFitItsVariable(String variable, String value, String words) {
        assertThat(found(new VariableTypes(), setting(Drawn.shop(), variable, value)))
                .singleElement()
                .asString()
                .startsWith("count /nodes/count/values/" + variable + ": ")
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"today", "call", "now", "time", "in", "while"})
    void aNameThatExpressionsKnowIsTaken(String name) {
        assertThat(found(new ReservedName(), Drawn.shop())).isEmpty();
        assertThat(found(new ReservedName(), Drawn.withVariable(name, VariableType.TEXT)))
                .containsExactly("null /variables/" + name + ": expressions know \"" + name
                        + "\" already: give the variable another name");
    }

    private static FlowDefinition into(@Nullable String variable) {
        return Drawn.with(
                "ask",
                Collect.class,
                ask -> new Collect(
                        ask.head(),
                        ask.prompt(),
                        variable == null ? null : new VariableName(variable),
                        ask.minDigits(),
                        ask.maxDigits(),
                        ask.finishKey(),
                        ask.interDigit(),
                        ask.ask()));
    }

    private static FlowDefinition setting(FlowDefinition flow, String variable, String value) {
        return Drawn.change(
                flow,
                "count",
                Assign.class,
                count -> new Assign(count.head(), Map.of(new VariableName(variable), value)));
    }
}
