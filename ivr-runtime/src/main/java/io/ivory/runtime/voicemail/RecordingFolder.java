package io.ivory.runtime.voicemail;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.call.VoicemailBoxes.Origin;
import io.ivory.runtime.speech.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with what callers left: for each recording {@code ID.wav} and, beside it, {@code ID.properties} that says who
 * left it where. So a recording is never without its story, whatever happens to process and database. Thread-safe.
 */
final class RecordingFolder {

    private static final Logger log = LoggerFactory.getLogger(RecordingFolder.class);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String SOUND = ".wav";
    private static final String UNFINISHED = ".part";
    private static final String STORY = ".properties";

    private final Path folder;

    /** A recording that is whole. */
    record Whole(String id, Origin origin, Duration length) {}

    RecordingFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for voicemail " + folder + " cannot be made", e);
        }
    }

    /** Begins a recording; {@code whenKept} hears of it on the thread of the call. */
    NewRecording begin(Origin origin, Consumer<Whole> whenKept) throws IOException {
        String id = UUID.randomUUID().toString();
        try {
            write(id, origin);
            return new RecordingFile(path(id, UNFINISHED), path(id, SOUND), new RecordingFile.Finished() {
                @Override
                public void kept(Duration length) {
                    whenKept.accept(new Whole(id, origin, length));
                }

                @Override
                public void thrownAway() {
                    delete(id);
                }
            });
        } catch (IOException full) {
            delete(id);
            throw full;
        }
    }

    /** The sound file of a recording; nothing for what is no id, so no name from outside leads anywhere else. */
    Optional<Path> sound(String id) {
        return ID.matcher(id).matches() ? Optional.of(path(id, SOUND)).filter(Files::isRegularFile) : Optional.empty();
    }

    /** Takes a recording away for good: the story first, since what has none counts as deleted. */
    void delete(String id) {
        if (!ID.matcher(id).matches()) {
            return;
        }
        for (String suffix : List.of(STORY, UNFINISHED, SOUND)) {
            try {
                Files.deleteIfExists(path(id, suffix));
            } catch (IOException e) {
                log.atWarn().addKeyValue("file", id + suffix).setCause(e).log("a file of voicemail is not deleted");
            }
        }
    }

    /** Mends what a killed process left behind, and lists all recordings. Only before the first one is begun. */
    List<Whole> mend() {
        var whole = new ArrayList<Whole>();
        for (String id : ids()) {
            try {
                mended(id).ifPresent(whole::add);
            } catch (IOException | IllegalArgumentException | DateTimeParseException damaged) {
                log.atWarn().addKeyValue("recording", id).setCause(damaged).log("a voicemail recording is damaged");
            }
        }
        return whole;
    }

    private Optional<Whole> mended(String id) throws IOException {
        Optional<Origin> origin = read(id);
        if (origin.isEmpty()) {
            log.atInfo().addKeyValue("recording", id).log("what was left of a deleted recording is removed");
            delete(id);
            return Optional.empty();
        }
        Duration length = Files.exists(path(id, UNFINISHED))
                ? RecordingFile.repair(path(id, UNFINISHED), path(id, SOUND))
                : lengthOf(path(id, SOUND));
        if (length == null) {
            delete(id);
            return Optional.empty();
        }
        return Optional.of(new Whole(id, origin.get(), length));
    }

    private static @Nullable Duration lengthOf(Path sound) throws IOException {
        try {
            return Duration.ofMillis((Files.size(sound) - WavFile.HEADER_BYTES) / 16);
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    private List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                    .filter(name -> ID.matcher(name).matches())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            log.atError().setCause(e).log("the folder of voicemail cannot be read");
            return List.of();
        }
    }

    private void write(String id, Origin origin) throws IOException {
        var story = new Properties();
        story.setProperty("call", origin.call().value());
        story.setProperty("flow", origin.flow());
        story.setProperty("from", origin.from());
        story.setProperty("box", origin.box());
        story.setProperty("maximum", String.valueOf(origin.maximum()));
        story.setProperty("at", origin.at().toString());
        if (origin.email() != null) {
            story.setProperty("email", origin.email());
        }
        try (var out = Files.newBufferedWriter(path(id, STORY))) {
            story.store(out, null);
        }
    }

    private Optional<Origin> read(String id) throws IOException {
        var story = new Properties();
        try (var in = Files.newBufferedReader(path(id, STORY))) {
            story.load(in);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        return Optional.of(new Origin(
                new CallId(story.getProperty("call", "")),
                story.getProperty("flow", ""),
                story.getProperty("from", ""),
                story.getProperty("box", ""),
                Integer.parseInt(story.getProperty("maximum", "")),
                story.getProperty("email"),
                Instant.parse(story.getProperty("at", ""))));
    }

    private Path path(String id, String suffix) {
        return folder.resolve(id + suffix);
    }
}
