package io.ivory.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.Extensions;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What variables take of a service's answer. */
class AnswerReadingTest {

    private static final VariableName ORDER = new VariableName("order");
    private static final VariableName AMOUNT = new VariableName("amount");
    private static final Map<VariableName, Variable> VARIABLES =
            Map.of(ORDER, Variable.of(VariableType.RECORD), AMOUNT, Variable.of(VariableType.NUMBER));

    @ParameterizedTest
    @CsvSource({
        "text, 12, 12",
        "text, on its way, on its way",
        "digits, 00120, 00120",
        "digits, 12a, ",
        "number, 12.50, 12.5",
        "number, 7, 7",
        "number, many, ",
        "boolean, true, true",
        "boolean, yes, ",
        "date, 2026-11-24, 2026-11-24",
        "date, 2026-11-24T09:00:00Z, 2026-11-24",
        "date, tomorrow, ",
        "record, anything, ",
    })
    void aFieldIsTurnedIntoItsType(String type, String text, @Nullable String kept) {
        var use = new AnswerUse(ORDER, Map.of("a.b", AnswerField.parse(type)), Map.of());

        var result = AnswerReading.of(use, VARIABLES, new TreeMap<>(Map.of("a", Map.of("b", text), "c", 1L)));

        if (kept == null) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            AnswerReading.Misfit.class,
                            misfit -> assertThat(misfit.reason())
                                    .startsWith("\"a.b\" of the answer is no ")
                                    .doesNotContain(text));
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            AnswerReading.Fits.class,
                            fits -> assertThat(fits.values()).hasToString("{order={a={b=" + kept + "}, c=1}}"));
        }
    }

    @Test
    void numbersStayNumbersAndRecordsRecords() {
        var use = new AnswerUse(
                ORDER,
                Map.of(
                        "n", AnswerField.parse("number"),
                        "list", AnswerField.parse("record"),
                        "text", AnswerField.parse("text")),
                Map.of());

        assertThat(AnswerReading.of(use, VARIABLES, Map.of("n", 2.5, "list", List.of(1L), "text", 3L)))
                .isEqualTo(new AnswerReading.Fits(Map.of(ORDER, Map.of("n", 2.5, "list", List.of(1L), "text", "3"))));
    }

    @Test
    void aFieldThatAnAnswerMayLackIsNoFailureAndAnyOtherIs() {
        var use = new AnswerUse(ORDER, Map.of("due", AnswerField.parse("date?")), Map.of(AMOUNT, "total"));

        assertThat(AnswerReading.of(use, VARIABLES, Map.of("total", "12.5")))
                .isEqualTo(new AnswerReading.Fits(Map.of(ORDER, Map.of("total", "12.5"), AMOUNT, 12.5)));
        assertThat(AnswerReading.of(use, VARIABLES, Map.of("due", "2026-11-24")))
                .isEqualTo(new AnswerReading.Misfit("the answer has no \"total\""));
        assertThat(AnswerReading.of(use, VARIABLES, null))
                .isEqualTo(new AnswerReading.Misfit("the answer has no \"total\""));
    }

    @Test
    void whereNothingIsDeclaredAnyAnswerIsKeptAsItIs() {
        var use = new AnswerUse(ORDER, Map.of(), Map.of());

        assertThat(AnswerReading.of(use, VARIABLES, null))
                .isEqualTo(new AnswerReading.Fits(Map.of(ORDER, Extensions.NULL)));
        assertThat(AnswerReading.of(AnswerUse.NONE, VARIABLES, "text")).isEqualTo(new AnswerReading.Fits(Map.of()));
    }

    @Test
    void aDeclarationIsReadAsItIsWritten() {
        for (VariableType type : VariableType.values()) {
            for (boolean optional : new boolean[] {true, false}) {
                var field = new AnswerField(type, optional);
                assertThat(AnswerField.parse(field.text())).isEqualTo(field);
            }
        }
        assertThatThrownBy(() -> AnswerField.parse("txt"))
                .hasMessageContaining("one of digits, text, number, boolean, date, record");
        for (String path : Arrays.asList("", "a b", ".a", "a..b", "1a")) {
            assertThatThrownBy(() -> new AnswerUse(null, Map.of(path, AnswerField.parse("text")), Map.of()))
                    .as(path)
                    .hasMessageContaining("named by letters");
        }
    }
}
