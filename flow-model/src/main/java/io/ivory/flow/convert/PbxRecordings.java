package io.ivory.flow.convert;

import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptText;
import java.util.Map;
import java.util.Optional;

/** Names the recordings of a FreePBX. They are files of the old system, so that somebody has to upload them. */
final class PbxRecordings {

    private final PbxTables tables;
    private final Language language;
    private final Notes notes;

    PbxRecordings(PbxTables tables, Language language, Notes notes) {
        this.tables = tables;
        this.language = language;
        this.notes = notes;
    }

    /**
     * The recording that a cell names; empty if it names none of the user's own.
     *
     * @param cell the id of a recording, {@code default} for one of FreePBX, or nothing
     */
    Optional<Prompt> of(String cell, PbxRow row, String subject) {
        if (!cell.matches("\\d{1,9}") || cell.equals("0")) {
            return Optional.empty();
        }
        Optional<PbxRow> recording = tables.find("recordings", "id", cell);
        String file =
                recording.map(found -> found.text("filename").split("&", 2)[0]).orElse("");
        String name = Recordings.fileName(file.isEmpty() ? "recording-" + cell : file + ".wav");
        notes.toDo(
                row.place(),
                subject,
                "plays the recording "
                        + recording
                                .map(found -> Notes.quoted(found.text("displayname")))
                                .orElse(cell)
                        + ": upload it as \"" + name + "\" and type what it says");
        return Optional.of(new Prompt(Map.of(language, new PromptText("", name, null))));
    }
}
