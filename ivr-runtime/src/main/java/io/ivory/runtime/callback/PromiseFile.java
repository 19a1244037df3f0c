package io.ivory.runtime.callback;

import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.JsonValues;
import io.ivory.runtime.store.CallToMake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in which promises wait while the database is away, so that they outlive the process: there while something waits,
 * whole at every moment. Not thread-safe.
 */
final class PromiseFile {

    private static final Logger log = LoggerFactory.getLogger(PromiseFile.class);

    private final Path file;

    PromiseFile(Path file) {
        this.file = file;
    }

    /**
     * Makes the file say just this; nothing is left of it if nothing waits.
     *
     * @throws IOException if it cannot be written; it says then what it said before
     */
    void write(Collection<CallToMake> waiting) throws IOException {
        if (waiting.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                written,
                JsonValues.write(waiting.stream().map(PromiseFile::fields).toList()));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What waited when the process last ended. A file that cannot be read is put aside, for a person to look at. */
    List<CallToMake> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return parsed(Files.readString(file));
        } catch (IOException | FlowFormatException | ClassCastException | DateTimeException damaged) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            log.atError()
                    .addKeyValue("file", aside)
                    .addKeyValue("reason", damaged.getMessage())
                    .log("promised callbacks of before cannot be read; look into the file");
            putAside(aside);
            return List.of();
        }
    }

    private void putAside(Path aside) {
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            log.atError().setCause(stays).log("the file of promised callbacks cannot be put aside");
        }
    }

    private static List<CallToMake> parsed(String json) {
        var waiting = new ArrayList<CallToMake>();
        if (JsonValues.parse(json, Integer.MAX_VALUE) instanceof List<?> all) {
            all.forEach(one -> waiting.add(of((Map<?, ?>) one)));
        }
        return waiting;
    }

    private static Map<String, String> fields(CallToMake made) {
        return Map.of(
                "id", made.id(),
                "from", made.from(),
                "reason", made.reason(),
                "call", made.call(),
                "flow", made.flow(),
                "at", made.at().toString());
    }

    private static CallToMake of(Map<?, ?> fields) {
        return new CallToMake(
                text(fields, "id"),
                text(fields, "from"),
                text(fields, "reason"),
                text(fields, "call"),
                text(fields, "flow"),
                Instant.parse(text(fields, "at")),
                null);
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new ClassCastException("a promise has no \"" + name + "\"");
    }
}
