package io.ivory.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitPatternTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "123, 123",
        "'[1-9][0-9]{4}', 47110",
        "'4\\d{3}|5[1-5].{2}', 4711",
        "'4\\d{3}|5[1-5].{2}', 5199",
        "'(12)+', 121212",
        "'^7(?:00|11)?$', 7",
        "'1{2,}', 1111",
        "'[^0-8]*', 999",
    })
    void allOfTheDigitsMatch(String pattern, String digits) {
        assertThat(DigitPattern.parse(pattern).matches(digits)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"123, 1234", "123, 12", "'[1-9][0-9]{4}', 04711", "'(12)+', 12121", "'1{2,3}', 1111", "., *"})
    void otherDigitsDoNot(String pattern, String digits) {
        assertThat(DigitPattern.parse(pattern).matches(digits)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "(12, 'at character 4: a ) is missing here'",
        "12), 'at character 3: this ) closes nothing'",
        "'[1-', 'at character 4: a ] is missing here'",
        "'[a]', 'at character 2: only digits can stand in brackets, as in [1-9]'",
        "'[9-1]', 'at character 5: 9-1 begins with the larger digit'",
        "1a, 'at character 2: \"a\" cannot stand here; callers press 0 to 9'",
        "*1, 'at character 1: there is nothing to repeat before *'",
        "'1{4', 'at character 4: a } is missing here, as in {4} or {2,5}'",
        "'1{5,4}', 'at character 7: {5,4} begins with the larger number'",
        "'[]', 'at character 3: no digit fits these brackets'",
    })
    void whatCannotBeUnderstoodIsSaidWithItsPlace(String pattern, String message) {
        assertThatThrownBy(() -> DigitPattern.parse(pattern))
                .isInstanceOf(InvalidFlowException.class)
                .hasMessage(message);
    }

    @Test
    void patternsThatWouldTakeForeverElsewhereTakeNoTime() {
        String digits = "1".repeat(31) + "2";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(DigitPattern.parse("(1*)*(1+)+(1|1)*").matches(digits))
                        .isFalse());
    }

    @Test
    void patternsThatGrowOutOfMeasureAreRefused() {
        assertThatThrownBy(() -> DigitPattern.parse("((1{99}){99}){99}")).hasMessageContaining("too large");
        assertThatThrownBy(() -> DigitPattern.parse("(".repeat(20) + "1" + ")".repeat(20)))
                .hasMessageContaining("brackets within one another");
        assertThatThrownBy(() -> DigitPattern.parse("1".repeat(201))).hasMessageContaining("at most 200");
    }

    @Test
    void whatNoDigitsOfTheLengthFitIsKnownForCertain() {
        DigitPattern six = DigitPattern.parse("[1-9][0-9]{5}");

        assertThat(six.search(4, 5, false)).isEqualTo(new DigitPattern.Search(java.util.Optional.empty(), true));
        assertThat(six.search(4, 10, false).example()).contains("111111");
    }

    @Test
    void anExampleHasTheCheckDigit() {
        String card =
                DigitPattern.parse("4[0-9]{15}").search(1, 32, true).example().orElseThrow();

        assertThat(card).hasSize(16).startsWith("4");
        assertThat(new DigitCheck(null, true, null).admits(card)).isTrue();
        assertThat(DigitPattern.parse("1").search(1, 1, true).example()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4539578763621486, true",
        "4539578763621487, false",
        "79927398713, true",
        "79927398710, false",
        "0, true"
    })
    void aCheckDigitIsThatOfTheStandard(String digits, boolean right) {
        assertThat(new DigitCheck(null, true, null).admits(digits)).isEqualTo(right);
    }

    @Test
    void itMatchesJustWhatOtherRegularExpressionsDo() {
        var random = new Random(7);
        String[] parts = {"1", "[12]", ".", "(1|2)", "2?", "(12)*", "[^1]+", "1{1,2}", "(2|11)"};
        for (int i = 0; i < 300; i++) {
            var source = new StringBuilder();
            for (int part = random.nextInt(4); part >= 0; part--) {
                source.append(parts[random.nextInt(parts.length)]);
            }
            Pattern other = Pattern.compile(source.toString());
            DigitPattern ours = DigitPattern.parse(source.toString());
            for (int length = 0; length < 6; length++) {
                String digits =
                        random.ints(length, 0, 3).mapToObj(String::valueOf).reduce("", String::concat);
                assertThat(ours.matches(digits))
                        .as(source + " on " + digits)
                        .isEqualTo(other.matcher(digits).matches());
            }
        }
    }
}
