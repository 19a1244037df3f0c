package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.audiofile.AudioConverter;
import io.ivory.runtime.audiofile.AudioFileException;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.util.Locale;
import java.util.function.Consumer;

/** Takes recordings: sound files, made into what callers hear and kept under their file names once that was heard. */
public final class RecordingUpload extends Div {

    private static final long serialVersionUID = 1;

    /** One for all: it converts one file at a time. */
    private static final AudioConverter CONVERTER = new AudioConverter();

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Consumer<String> saved;

    /** @param saved called with the name of each recording */
    public RecordingUpload(Workspace workspace, SignedIn person, Consumer<String> saved) {
        this.workspace = workspace;
        this.person = person;
        this.saved = saved;
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> take(metadata.fileName(), bytes)));
        upload.setMaxFileSize(AudioConverter.MAX_FILE_BYTES);
        upload.setAcceptedFileExtensions(".wav", ".mp3", ".ogg", ".opus", ".oga");
        upload.setUploadButton(new Button("Upload a recording", new Glyph("upload")));
        upload.addFileRejectedListener(rejected -> Notice.problem(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        var limits = new Div("WAV, MP3 or OGG, up to " + AudioConverter.LONGEST.toMinutes() + " minutes");
        limits.addClassNames("quiet", "small");
        add(upload, limits);
    }

    /** Makes a recording of a file, and has it heard before it is kept. */
    void take(String fileName, byte[] bytes) {
        person.require(ResourceKind.AUDIO.changedBy());
        try {
            new RecordingReview(workspace, person, nameOf(fileName), bytes, CONVERTER.convert(bytes), saved).open();
        } catch (AudioFileException e) {
            Notice.problem("“" + fileName + "”: " + e.getMessage());
        }
    }

    /** The file's name, with what a name here must not have turned into hyphens. */
    static String nameOf(String fileName) {
        String stem = fileName.replaceFirst("(?i)\\.(wav|mp3|ogg|opus|oga)$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[^A-Za-z0-9]+", "");
        String kept = stem.isEmpty() ? "recording" : stem.substring(0, Math.min(stem.length(), 56));
        return kept.toLowerCase(Locale.ROOT) + ".wav";
    }
}
