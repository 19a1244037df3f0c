package io.ivory.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads and checks the examples on the pages of the rules, and applies what is offered to put them right. */
class RulePagesTest {

    static Stream<String> rules() {
        return FlowChecks.rules().stream().map(Rule::id);
    }

    /** Fixes of the wrong examples, by the page and their title. */
    static Stream<Arguments> fixes() {
        return rules().flatMap(rule -> {
            RulePage.Example wrong = RulePage.of(rule).wrong();
            return wrong.problems().stream()
                    .flatMap(problem -> problem.fixes().stream()
                            .map(fix -> Arguments.of(rule + ": " + fix.title(), wrong, problem, fix)));
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWrongExampleBreaksItsRuleAndOnlyThoseThatThePageNamesBeside(String rule) {
        RulePage page = RulePage.of(rule);

        List<Problem> problems = page.wrong().problems();

        assertThat(problems).extracting(Problem::rule).contains(rule);
        assertThat(problems)
                .allSatisfy(problem ->
                        assertThat(page.broken()).as(problem.message()).contains(problem.rule()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRightExampleBreaksNoRule(String rule) {
        assertThat(RulePage.of(rule).right().problems())
                .extracting(problem -> problem.rule() + " " + problem.pointer() + ": " + problem.message())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixes")
    void aFixTakesItsProblemAwayAndLeavesAReadableFlow(String name, RulePage.Example wrong, Problem problem, Fix fix) {
        // when
        FlowDefinition mended = fix.edit().applyTo(wrong.flow());

        // then
        assertThat(FlowChecks.problems(mended, wrong.around(), RuleSettings.DEFAULT))
                .as(name)
                .doesNotContain(problem)
                .noneMatch(left ->
                        left.rule().equals(problem.rule()) && left.place().equals(problem.place()));
        assertThat(FlowJson.read(FlowJson.write(mended))).isEqualTo(mended);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPageSaysHowMuchItsRuleMatters(String id) {
        Rule rule = FlowChecks.rule(id).orElseThrow();
        String expected = rule.required()
                ? "Error: the flow cannot be published until it is mended. No setting changes that, because no call could run."
                : switch (rule.severity()) {
                    case ERROR ->
                        "Error: the flow cannot be published until it is mended, unless your settings say otherwise.";
                    case WARNING -> "Warning: the flow can be published, but callers will not manage gladly.";
                    case INFO -> "Note: good to know; many flows are fine without.";
                };

        assertThat(RulePage.of(id).text()).startsWith("# " + id + "\n").contains("\n" + expected + "\n", "## Why");
    }

    @Test
    void everyPageHasARuleAndEveryRuleALineInTheList() throws IOException {
        try (Stream<Path> pages = Files.list(RulePage.FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .map(name -> name.replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(rules().toList());
        }
        List<String> listed = RulePages.index()
                .lines()
                .filter(line -> line.startsWith("| ["))
                .map(line -> line.substring(3, line.indexOf(']')))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(rules().toList());
    }

    @Test
    void theListSaysHowMuchEachRuleMatters() {
        for (Rule rule : FlowChecks.rules()) {
            String word = rule.required()
                    ? "error, always"
                    : switch (rule.severity()) {
                        case ERROR -> "error";
                        case WARNING -> "warning";
                        case INFO -> "note";
                    };
            assertThat(RulePages.index()).contains("| [" + rule.id() + "](" + rule.id() + ".md) | " + word + " |");
        }
    }

    @Test
    void thePagesTravelWithTheRules() {
        assertThat(RulePages.markdown("key-gap"))
                .contains(RulePage.of("key-gap").text());
        assertThat(RulePages.markdown("../secret")).isEmpty();
    }
}
