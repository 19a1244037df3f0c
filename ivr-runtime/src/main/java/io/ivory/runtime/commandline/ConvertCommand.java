package io.ivory.runtime.commandline;

import static io.ivory.runtime.commandline.Screen.Look.BOLD;

import io.ivory.flow.convert.Conversion;
import io.ivory.flow.convert.ConversionException;
import io.ivory.flow.convert.ConversionNote;
import io.ivory.flow.convert.ConversionReport;
import io.ivory.flow.convert.Converters;
import io.ivory.flow.convert.SourceFormat;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.JsonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory convert}: brings flows of other products, and menus written in a spreadsheet, over into a bundle. */
@Command(
        name = "convert",
        description = "Brings flows of other products, and menus written in a spreadsheet, over into a bundle.",
        footer = {
            "",
            "FORMAT is twilio (the JSON of a Studio flow), freepbx (a SQL dump, JSON or CSV of its tables) or csv (a menu",
            "tree from a spreadsheet). The report names what was brought over, what changed its meaning, what was left",
            "out and what is to be done; it is written beside the flows as REPORT.md, too (NAME.REPORT.md beside a zip).",
            "Ends with 0 if flows were made, 2 if nothing can be made of FILE. docs/convert.md tells more."
        })
final class ConvertCommand implements Callable<Integer> {

    private static final int LARGEST = 64 << 20; // a SQL dump of a large PBX has some MiB
    private static final String REPORT = "REPORT.md";
    private static final String CSV = "csv";

    private final Shell shell;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "twilio, freepbx or csv")
    private String format = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "what to bring over")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            required = true,
            description = "where to put the bundle: a folder that is not there yet or is empty, or a file NAME.ivr.zip")
    private Path output = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "what the flow is called (as the file)")
    private @Nullable String name;

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    ConvertCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        SourceFormat source = format();
        Path target = shell.folder().resolve(output);
        requireFree(target);
        Conversion conversion;
        try {
            conversion = Converters.convert(source, text(), name == null ? nameOfFile() : name);
        } catch (ConversionException e) {
            throw new UnusableInputException(
                    e.problems().stream()
                            .map(problem -> file + ": " + problem)
                            .collect(Collectors.joining("\nivory: ")),
                    e);
        }
        write(conversion, target);
        if (json) {
            new JsonAnswer("convert", Ending.FINE)
                    .put("output", output.toString())
                    .put("flows", List.copyOf(conversion.bundle().flows().keySet()))
                    .put(
                            "report",
                            Objects.requireNonNull(
                                    JsonValues.parse(conversion.report().json())))
                    .print(shell.out());
        } else {
            show(conversion);
        }
        return Ending.FINE.code();
    }

    private SourceFormat format() {
        String word = format.toLowerCase(Locale.ROOT);
        return word.equals(CSV)
                ? SourceFormat.MENU_TABLE
                : SourceFormat.named(word)
                        .orElseThrow(() -> new UnusableInputException("there is no format \"" + format
                                + "\": choose one of "
                                + Arrays.stream(SourceFormat.values())
                                        .map(SourceFormat::word)
                                        .collect(Collectors.joining(", "))
                                + ", csv"));
    }

    /** Somebody's work must not be written over. */
    private void requireFree(Path target) {
        try {
            boolean taken = Files.exists(target) && !isEmptyFolder(target);
            if (taken || Files.exists(shell.folder().resolve(report()))) {
                throw new UnusableInputException(
                        "\"" + (taken ? output : report()) + "\" is there already: choose another place, or remove it");
            }
        } catch (IOException e) {
            throw new UnusableInputException(
                    "\"" + output + "\" cannot be used: " + UnusableInputException.reason(e), e);
        }
    }

    private boolean isZip() {
        return output.toString().endsWith(".zip");
    }

    /** Within the bundle's folder; beside a zipped bundle, and with its name, so that several may lie in one folder. */
    private Path report() {
        return isZip()
                ? Path.of(output.toString().replaceAll("(\\.ivr)?\\.zip$", "") + "." + REPORT)
                : output.resolve(REPORT);
    }

    private static boolean isEmptyFolder(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(target)) {
            return inside.findAny().isEmpty();
        }
    }

    private String text() {
        Path place = shell.folder().resolve(file);
        try {
            if (Files.size(place) > LARGEST) {
                throw new UnusableInputException(
                        "\"" + file + "\" is too large: at most " + (LARGEST >> 20) + " MiB are read");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(place)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableInputException(
                    "\"" + file + "\" is not UTF-8. Save it as UTF-8; a spreadsheet calls that CSV UTF-8", e);
        } catch (IOException e) {
            throw UnusableInputException.unreadable(file, e);
        }
    }

    private String nameOfFile() {
        String last = String.valueOf(file.getFileName());
        int dot = last.indexOf('.', 1);
        return dot < 0 ? last : last.substring(0, dot);
    }

    private void write(Conversion conversion, Path target) {
        try {
            if (isZip()) {
                WrittenFile.write(target, BundleFiles.writeZip(conversion.bundle()));
            } else {
                BundleFiles.writeFolder(conversion.bundle(), target);
            }
            byte[] report = conversion.report().markdown().getBytes(StandardCharsets.UTF_8);
            WrittenFile.write(shell.folder().resolve(report()), report);
        } catch (UncheckedIOException e) {
            throw new UnusableInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private void show(Conversion conversion) {
        var screen = new Screen(shell.out(), shell.colours());
        ConversionReport report = conversion.report();
        for (ConversionNote.Kind kind : ConversionNote.Kind.values()) {
            List<ConversionNote> notes = report.notes(kind);
            if (!notes.isEmpty()) {
                screen.line(BOLD.of(kind.title()));
                notes.forEach(
                        note -> screen.line("  " + note.subject() + ": " + note.message() + " (" + note.place() + ")"));
            }
        }
        screen.line(report.summary());
        screen.line(Screen.count(conversion.bundle().flows().size(), "flow") + " written to " + output);
    }
}
