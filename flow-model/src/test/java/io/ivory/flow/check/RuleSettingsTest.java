package io.ivory.flow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Menu;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How findings come to matter more or less. */
class RuleSettingsTest {

    private static final FlowDefinition GAPPY = Drawn.with(
                    "menu",
                    Menu.class,
                    menu -> new Menu(menu.head(), menu.intro(), Drawn.options("1", "0"), null, menu.ask()))
            .withTests(Map.of());

    @ParameterizedTest
    @CsvSource({"error, ERROR", "Warning, WARNING", "info, INFO"})
    void aRuleMattersAsTheSettingSays(String word, Severity severity) {
        assertThat(severities("no-test-call", word)).containsExactly(severity);
    }

    @Test
    void aRuleThatIsOffIsNotLookedAt() {
        assertThat(severities("no-test-call", "off")).isEmpty();
    }

    @Test
    void whatIsRaisedToAnErrorKeepsAFlowFromTakingCalls() {
        var strict = RuleSettings.parse(Map.of("no-test-call", "error"));

        assertThatThrownBy(() -> RunnableFlow.of(GAPPY, Surroundings.of(Drawn.WORKSPACE), strict))
                .isInstanceOf(UnfinishedFlowException.class)
                .hasMessageContaining("(no-test-call)");
    }

    @Test
    void whatIsLoweredLetsAFlowTakeCalls() {
        var flow = Drawn.leading("menu", "noInput", "welcome");
        var lenient = RuleSettings.parse(Map.of("loop-without-caller", "warning"));

        assertThatThrownBy(() -> RunnableFlow.of(flow, Drawn.WORKSPACE)).isInstanceOf(UnfinishedFlowException.class);
        assertThat(RunnableFlow.of(flow, Surroundings.of(Drawn.WORKSPACE), lenient)
                        .definition())
                .isEqualTo(flow);
    }

    @Test
    void whatNoCallCouldRunWithoutStaysAnError() {
        assertThatThrownBy(() -> RuleSettings.parse(Map.of("no-start", "off")))
                .isInstanceOf(InvalidFlowException.class)
                .hasMessage(
                        "No flow can run that breaks the rule \"no-start\", so it stays an error and cannot be set to"
                                + " off");
        assertThat(RuleSettings.parse(Map.of("no-start", "error")).levels()).hasSize(1);
    }

    @Test
    void aRuleOrWordThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> RuleSettings.parse(Map.of("key-gaps", "off")))
                .isInstanceOf(InvalidFlowException.class)
                .hasMessage("There is no rule \"key-gaps\" - did you mean \"key-gap\"?");
        assertThatThrownBy(() -> RuleSettings.parse(Map.of("key-gap", "never")))
                .isInstanceOf(InvalidFlowException.class)
                .hasMessageContaining("error, warning, info or off, but not to \"never\"");
    }

    @Test
    void aPublishedFlowIsHeldOnlyToWhatItCannotRunWithout() {
        var flow = Drawn.leading("menu", "noInput", "welcome");

        assertThat(RunnableFlow.of(flow, Surroundings.of(Drawn.WORKSPACE), RuleSettings.REQUIRED_ONLY)
                        .definition())
                .isEqualTo(flow);
        assertThatThrownBy(() -> RunnableFlow.of(
                        flow.withStart(null), Surroundings.of(Drawn.WORKSPACE), RuleSettings.REQUIRED_ONLY))
                .isInstanceOf(UnfinishedFlowException.class);
    }

    private static List<Severity> severities(String rule, String word) {
        return FlowChecks.problems(GAPPY, Surroundings.of(Drawn.WORKSPACE), RuleSettings.parse(Map.of(rule, word)))
                .stream()
                .filter(problem -> problem.rule().equals(rule))
                .map(Problem::severity)
                .toList();
    }
}
