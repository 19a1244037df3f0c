package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.NodeId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of releases before and after this one. */
class FlowVersionsTest {

    private static final String NEWER = Fixtures.shop()
            .replace("\"1.0\"", "\"1.1\"")
            .replace("\"start\": \"welcome\"", "\"start\": \"welcome\",\n  \"mood\": \"cheerful\"")
            .replace("\"type\": \"set\"", "\"type\": \"dream\"")
            .replace("\"tries\": 2", "\"tries\": 2, \"patience\": 9")
            .replace("{\"silent\": true}", "{\"whistles\": true}");

    @Test
    void aNewerMinorVersionIsOpenedToBeLookedAt() {
        FlowReading reading = FlowJson.open(NEWER);

        assertThat(reading.version()).isEqualTo("1.1");
        assertThat(reading.readOnly())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("the file says version 1.1", "saving it would lose what is new", "newer release"));
        assertThat(reading.flow().name()).isEqualTo("Shop main line");
        assertThat(reading.flow().nodes())
                .containsKey(new NodeId("main-menu"))
                .doesNotContainKey(new NodeId("remember"));
        assertThat(reading.isMigrated()).isFalse();
    }

    @Test
    void whatIsNotUnderstoodOfItIsNamed() {
        assertThat(FlowJson.open(NEWER).notes())
                .extracting(note -> note.where() + " " + note.pointer() + " " + note.rule())
                .containsExactlyInAnyOrder(
                        "6:3 /mood unknown-key",
                        Fixtures.whereIs("\"patience\"", NEWER) + " /nodes/main-menu/patience unknown-key",
                        Fixtures.whereIs("\"type\": \"dream\"", NEWER) + " /nodes/remember/type unknown-type",
                        Fixtures.whereIs("{\"whistles\"", NEWER) + " /tests/order-by-key/steps/2 unknown-step");
    }

    @Test
    void itIsNeitherReadToBeChangedNorWritten() {
        FlowReading reading = FlowJson.open(NEWER);

        assertThatThrownBy(reading::editable)
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("saving it would lose what is new");
        assertThatThrownBy(() -> FlowJson.read(NEWER))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("newer-version");
    }

    @Test
    void whatIsWrongInEveryVersionIsWrongInANewerOneToo() {
        assertThatThrownBy(() -> FlowJson.open(NEWER.replace("\"tries\": 2", "\"tries\": \"two\"")))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("wrong-type")
                .hasMessageNotContaining("mood");
    }

    @ParameterizedTest
    @CsvSource({"2.0,newer release", "17.3,newer release", "0.1,no such version"})
    void anotherMajorVersionIsNotOpened(String version, String reason) {
        assertThatThrownBy(() -> FlowJson.open(Fixtures.shop().replace("\"1.0\"", "\"" + version + "\"")))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("the file says " + version)
                .hasMessageContaining(reason);
    }

    @Test
    void aFileOfTheDraftIsBroughtToThePresentVersion() {
        FlowReading reading = FlowJson.open(Fixtures.text("migration/0.9.before.ivr.json"));

        assertThat(FlowJson.write(reading.flow())).isEqualTo(Fixtures.text("migration/0.9.after.ivr.json"));
        assertThat(reading.version()).isEqualTo("0.9");
        assertThat(reading.isMigrated()).isTrue();
        assertThat(reading.readOnly()).isEmpty();
        assertThat(reading.notes())
                .extracting(FormatProblem::toString)
                .containsExactly(
                        "2:3 /ivory: the file is of version 0.9 and was brought to 1.0. Save the flow to keep it so (migrated)");
    }

    @Test
    void aFileOfTheDraftIsReadWhereverOneOfThePresentIs() {
        assertThat(FlowJson.write(FlowJson.read(Fixtures.text("migration/0.9.before.ivr.json"))))
                .isEqualTo(Fixtures.text("migration/0.9.after.ivr.json"));
    }

    @Test
    void aMigrationLeavesWhatItIsGivenAsItWas() {
        String before = Fixtures.text("migration/0.9.before.ivr.json");
        Map<?, ?> tree = (Map<?, ?>)
                JsonText.parse(before, 100_000, new FormatProblems()).tree();
        Map<?, ?> untouched = (Map<?, ?>)
                JsonText.parse(before, 100_000, new FormatProblems()).tree();

        new From0_9To1_0().migrate(typed(tree));

        assertThat(tree).isEqualTo(untouched);
    }

    @Test
    void whatWasWrongInTheDraftIsStillNamed() {
        String wrong = Fixtures.text("migration/0.9.before.ivr.json")
                .replace("\"timeout\": 3", "\"timeout\": \"long\"")
                .replace("\"minDigits\": 4", "\"minDigits\": \"four\"")
                .replace("\"sorry\": {\"en\": \"sorry.wav\"}", "\"sorri\": {\"en\": \"sorry.wav\"}");

        assertThatThrownBy(() -> FlowJson.read(wrong))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("/nodes/find-order/timeout (Look the order up): timeout is a time")
                .hasMessageContaining("/nodes/ask-order/minDigits (Order number): \"minDigits\" is not known here")
                .hasMessageContaining("/recordings: \"recordings\" is not known here");
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are text
    private static Map<String, Object> typed(Map<?, ?> tree) {
        return (Map<String, Object>) tree;
    }
}
