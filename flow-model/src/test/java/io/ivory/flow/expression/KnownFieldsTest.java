package io.ivory.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.Lookup;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.RowMatch;
import io.ivory.flow.ServicePatience;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.json.TableCsv;
import io.ivory.flow.resource.Resources;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of records while a flow is edited. */
class KnownFieldsTest {

    private static final VariableName ROW = new VariableName("row");
    private static final Resources TABLES = new Resources(
            Map.of(),
            Map.of("delivery", TableCsv.read("postcode,days,valid until\n01067,2,2026-12-01\n")),
            Map.of(),
            Map.of(),
            Set.of());
    private static final FlowDefinition FLOW = FlowDefinition.empty("Shop", Language.ENGLISH)
            .withVariables(Map.of(
                    ROW,
                    Variable.of(VariableType.RECORD),
                    new VariableName("order"),
                    Variable.of(VariableType.RECORD),
                    new VariableName("left"),
                    Variable.of(VariableType.NUMBER)))
            .with(new Lookup(
                    NodeHead.of(new NodeId("find"), "Find"),
                    "delivery",
                    "today",
                    new RowMatch.Equal("postcode"),
                    ROW,
                    false));
    private static final Expressions EXPRESSIONS = Expressions.forFlow(FLOW, TABLES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            row.dyas == "2" | 5 | "row" has no field "dyas" - did you mean "days"?
            size(row.postcode) == 5 && row.city == "Dresden" | 32 | "row" has no field "city": it has days, postcode, valid until
            row["valid untill"] | 6 | "row" has no field "valid untill" - did you mean "valid until"?
            has(row.dais) | 9 | did you mean "days"?
            row.days > 3 | 5 | write double(row.days)
            row.days > left | 5 | write double(row.days)
            1 + row["days"] | 10 | write double(row.days)
            """)
    void aFieldThatATableDoesNotHaveIsNamedWithItsPlace(String source, int character, String reason) {
        assertThatThrownBy(() -> EXPRESSIONS.compile(source))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("(at character " + character + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            row.days == "2"
            double(row.days) > 3
            row["valid until"] >= today
            has(row.days) && size(row.days) > 0
            order.anything.at.all > 3
            """)
    void whatTheTableHasAndWhatAServiceMayAnswerIsRight(String source) {
        assertThat(EXPRESSIONS.compile(source).source()).isEqualTo(source);
    }

    @Test
    void theFieldsInPromptsAreCheckedToo() {
        assertThatThrownBy(() -> EXPRESSIONS.prompt("It takes {row.dayz} days."))
                .isInstanceOf(BadExpressionException.class)
                .hasMessage("\"row\" has no field \"dayz\" - did you mean \"days\"? (at character 15)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order.stauts == "on its way" | "order" has no field "stauts" - did you mean "status"?
            order.status > 5 | "order.status" is text: to compare or compute with a number, write double(order.status)
            order.status == order.total | "order.status" is text
            order.total == "5" | "order.total" is a number: write the number beside it without quotes
            """)
    void aFieldThatAnAnswerIsNotDeclaredToHaveIsNamed(String source, String reason) {
        assertThatThrownBy(() -> DECLARED.compile(source))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order.total > 5 && order.total < left
            has(order.due) && order.due <= today
            order.customer.name == "Anna"
            order.paid
            """)
    void whatAnAnswerIsDeclaredToHaveIsRight(String source) {
        assertThat(DECLARED.compile(source).source()).isEqualTo(source);
    }

    private static final Expressions DECLARED = Expressions.forFlow(
            FLOW.with(new HttpRequest(
                    NodeHead.of(new NodeId("ask"), "Ask"),
                    "orders",
                    HttpMethod.GET,
                    "/",
                    "",
                    new AnswerUse(
                            new VariableName("order"),
                            Map.of(
                                    "status", AnswerField.parse("text"),
                                    "total", AnswerField.parse("number"),
                                    "due", AnswerField.parse("date?"),
                                    "paid", AnswerField.parse("boolean"),
                                    "customer.name", AnswerField.parse("text")),
                            Map.of()),
                    ServicePatience.DEFAULT)),
            TABLES);

    @Test
    void aRecordThatAServiceFillsTooMayHaveAnyField() {
        FlowDefinition mixed = FLOW.with(new HttpRequest(
                NodeHead.of(new NodeId("ask"), "Ask"),
                "orders",
                HttpMethod.GET,
                "/",
                "",
                ROW,
                Duration.ofSeconds(5),
                null));

        assertThat(Expressions.forFlow(mixed, TABLES).compile("row.city").source())
                .isEqualTo("row.city");
        assertThat(Expressions.forFlow(FLOW).compile("row.city").source()).isEqualTo("row.city");
    }
}
