package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What came of a command that was called in a folder.
 *
 * @param exit its exit code
 * @param out what it printed as its result
 * @param err what it printed besides
 */
record Called(int exit, String out, String err) {

    /** A Tuesday in the afternoon. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T14:00:00Z"));

    static Called in(Path folder, String... arguments) {
        return with("", false, folder, arguments);
    }

    /** Called by somebody who sees colours. */
    static Called colourfully(Path folder, String... arguments) {
        return with("", true, folder, arguments);
    }

    /** Called where an environment variable is set. */
    static Called where(String variable, String value, Path folder, String... arguments) {
        return with("", false, Map.of(variable, value), folder, arguments);
    }

    /** Called with {@code input} as standard input. */
    static Called reading(String input, Path folder, String... arguments) {
        return with(input, false, folder, arguments);
    }

    private static Called with(String input, boolean colours, Path folder, String... arguments) {
        return with(input, colours, Map.of(), folder, arguments);
    }

    private static Called with(
            String input, boolean colours, Map<String, String> environment, Path folder, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var shell = new Shell(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                folder,
                colours,
                CLOCK,
                environment);
        int exit = new IvoryCommandLine(shell).run(arguments);
        return new Called(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a JSONPath finds in the result. */
    Object at(String path) {
        return JsonPath.read(out, path);
    }

    /** The texts in the list that a JSONPath finds in the result. */
    List<String> textsAt(String path) {
        return JsonPath.read(out, path);
    }

    /** The object that a JSONPath finds in the result. */
    Map<String, Object> objectAt(String path) {
        return JsonPath.read(out, path);
    }

    /** Copies a file or folder of the test resources to {@code target}. */
    static void copy(String resource, Path target) throws IOException {
        Path source = Path.of("src/test/resources/io/ivory/runtime/commandline", resource);
        try (var files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    /** Replaces {@code old}, which must be there, in a file. */
    static void edit(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}
