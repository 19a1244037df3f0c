package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.ResourceStore;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import java.util.Locale;
import java.util.function.Consumer;

/** Takes recordings: WAV files, kept under their file names. */
public final class RecordingUpload extends Div {

    private static final long serialVersionUID = 1;

    /** @param saved called with the name of each recording */
    public RecordingUpload(Workspace workspace, SignedIn person, Consumer<String> saved) {
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> {
            person.require(ResourceKind.AUDIO.changedBy());
            String name = nameOf(metadata.fileName());
            if (!isWave(bytes)) {
                Notice.problem(metadata.fileName() + " is no WAV file. Save the recording as WAV and try again.");
                return;
            }
            try {
                workspace.resources().saveAudio(name, bytes, person.name());
                saved.accept(name);
            } catch (StoreException e) {
                Notice.problem(e);
            }
        }));
        upload.setMaxFileSize(ResourceStore.MAX_AUDIO_BYTES);
        upload.setAcceptedFileExtensions(".wav");
        upload.setUploadButton(new Button("Upload a recording (WAV)", new Glyph("upload")));
        upload.addFileRejectedListener(rejected -> Notice.problem(rejected.getErrorMessage()));
        add(upload);
    }

    /** The file's name, with what a name here must not have turned into hyphens. */
    static String nameOf(String fileName) {
        String stem = fileName.replaceFirst("(?i)\\.wav$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[^A-Za-z0-9]+", "");
        String kept = stem.isEmpty() ? "recording" : stem.substring(0, Math.min(stem.length(), 56));
        return kept.toLowerCase(Locale.ROOT) + ".wav";
    }

    /** Whether the bytes begin as a RIFF WAVE file does. */
    static boolean isWave(byte[] bytes) {
        return bytes.length > 44
                && bytes[0] == 'R'
                && bytes[1] == 'I'
                && bytes[2] == 'F'
                && bytes[3] == 'F'
                && bytes[8] == 'W'
                && bytes[9] == 'A'
                && bytes[10] == 'V'
                && bytes[11] == 'E';
    }
}
