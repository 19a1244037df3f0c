package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.convert.ConversionNote.Kind;
import io.ivory.flow.json.JsonValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversionReportTest {

    private static final ConversionReport REPORT = new ConversionReport(
            SourceFormat.TWILIO_STUDIO,
            "A|B <script>",
            List.of(new ConversionNote(Kind.LEFT_OUT, "/states/1", "a|b\n# not a heading", "[link](javascript:x)")));

    @Test
    void wordsOfTheSourceDoNotBecomeMarkup() {
        assertThat(REPORT.markdown()).isEqualTo("""
                # A\\|B \\<script\\>: brought over from Twilio Studio

                0 brought over, 0 changed in meaning, 1 not brought over, 0 to do before publishing.

                ## Not brought over

                | where | what | |
                |---|---|---|
                | /states/1 | a\\|b # not a heading | \\[link\\](javascript:x) |
                """);
    }

    @Test
    void programsGetTheNotesByTheirKind() {
        assertThat(JsonValues.parse(REPORT.json()))
                .isEqualTo(Map.of(
                        "format", "twilio",
                        "name", "A|B <script>",
                        "toDo", List.of(),
                        "changed", List.of(),
                        "leftOut",
                                List.of(Map.of(
                                        "place", "/states/1",
                                        "subject", "a|b\n# not a heading",
                                        "message", "[link](javascript:x)")),
                        "broughtOver", List.of()));
    }
}
