package io.ivory.designer.editor.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimpleConditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"tries > 2", "order.status == \"sent\"", "member == true", "x != \"\"", "n <= -1.5"})
    void simpleFormulasGoThroughTheFormUnchanged(String formula) {
        assertThat(SimpleCondition.of(formula).orElseThrow().formula()).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size(x) == 5", "a == 1 && b == 2", "pin == \"0042\"", "a", ""})
    void whatTheFormCouldNotShowFaithfullyStaysAFormula(String formula) {
        assertThat(SimpleCondition.of(formula)).isEmpty();
    }

    @Test
    void quotesThatSomebodyTypesCannotEscapeFromTheText() {
        assertThat(new SimpleCondition("name", "==", "a\" || true || \"").formula())
                .isEqualTo("name == \"a' || true || '\"");
    }
}
