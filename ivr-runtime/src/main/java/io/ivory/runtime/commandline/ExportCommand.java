package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.export.Mermaid;
import io.ivory.flow.export.PhoneScript;
import io.ivory.flow.export.SvgPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory export}: flows as pictures and as scripts to read, for documents, reviews and git. */
@Command(
        name = "export",
        description = "Brings flows into a form to look at or to print.",
        footer = {
            "",
            "mermaid      a flowchart as text, which GitHub, GitLab and wikis draw",
            "svg          a picture",
            "script-md    the phone script in Markdown: who says what, in order",
            "script-html  the same as a page to print",
            "",
            "Ends with 0, or 2 if a file cannot be read. Without --to, ./ivory export asks a running Ivory (./ivory help)."
        })
final class ExportCommand implements Callable<Integer> {

    /** What flows can be brought into. */
    enum Form {
        MERMAID("mermaid", ".mmd"),
        SVG("svg", ".svg"),
        SCRIPT_MD("script-md", ".md"),
        SCRIPT_HTML("script-html", ".html");

        private final String word;
        private final String ending;

        Form(String word, String ending) {
            this.word = word;
            this.ending = ending;
        }

        String of(FlowDefinition flow) {
            return switch (this) {
                case MERMAID -> Mermaid.of(flow);
                case SVG -> SvgPicture.of(flow);
                case SCRIPT_MD -> PhoneScript.markdown(flow);
                case SCRIPT_HTML -> PhoneScript.html(flow);
            };
        }

        /** The form that the command line calls {@code word}. */
        static Form named(String word) {
            return Arrays.stream(values())
                    .filter(form -> form.word.equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new UnusableInputException("there is no form \"" + word + "\": choose one of "
                            + Arrays.stream(values()).map(form -> form.word).collect(Collectors.joining(", "))));
        }
    }

    /** A flow in its new form. */
    private record Exported(String file, String id, String text) {}

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "flows, bundles, or folders with them")
    private List<Path> paths = List.of();

    @Option(names = "--to", paramLabel = "FORM", required = true, description = "one of the forms below")
    private String form = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|FOLDER",
            description = "where to write; several flows go into a folder. Standard output if missing, for one flow")
    private @Nullable Path output;

    @Option(
            names = "--git-textconv",
            description = "be a text conversion for git: a flow that cannot be read is printed as it is, with what is"
                    + " wrong before it, and the end is always 0")
    private boolean textconv;

    ExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Form wanted = Form.named(form);
        if (textconv) {
            paths.forEach(path -> convert(path, wanted));
            return Ending.FINE.code();
        }
        var exported = new ArrayList<Exported>();
        var unreadable = new ArrayList<PlacedFinding>();
        var newer = new ArrayList<PlacedFinding>();
        for (Source source : new FlowSources(shell.folder()).read(paths)) {
            source.unreadable().stream()
                    .filter(finding -> !finding.rule().equals(SourceContent.NEWER))
                    .forEach(unreadable::add);
            newer.addAll(source.newerNotes());
            lookedAt(source).forEach((id, flow) -> exported.add(new Exported(source.fileOf(id), id, wanted.of(flow))));
        }
        FindingLines.print(new Screen(shell.err(), false), newer);
        FindingLines.print(new Screen(shell.err(), false), unreadable);
        if (output == null) {
            print(exported);
        } else {
            write(exported, wanted, output);
        }
        return (unreadable.isEmpty() ? Ending.FINE : Ending.UNUSABLE).code();
    }

    /** A form is for looking, which what a newer release wrote is fit for, too. */
    private static Map<String, FlowDefinition> lookedAt(Source source) {
        var flows = new TreeMap<>(source.flows());
        flows.putAll(source.newer());
        return flows;
    }

    /** Git gives up on all files when one does not end well. Its copies lie anywhere, so that only their names count. */
    private void convert(Path path, Form wanted) {
        var screen = new Screen(shell.out(), false);
        try {
            Source source = new FlowSources(shell.folder()).alone(path);
            Map<String, FlowDefinition> flows = lookedAt(source);
            flows.values().forEach(flow -> shell.out().print(wanted.of(flow)));
            if (flows.isEmpty()) {
                String name = String.valueOf(path.getFileName());
                FindingLines.print(
                        screen,
                        source.unreadable().stream()
                                .map(finding -> finding.in(name))
                                .toList());
                shell.out().print(new String(Files.readAllBytes(shell.folder().resolve(path)), StandardCharsets.UTF_8));
            }
        } catch (UnusableInputException e) {
            screen.line(e.getMessage());
        } catch (IOException e) {
            screen.line(UnusableInputException.unreadable(path.getFileName(), e).getMessage());
        }
    }

    private void print(List<Exported> exported) {
        if (exported.size() > 1) {
            throw new UnusableInputException(
                    "there are " + exported.size() + " flows: say where to write them, -o FOLDER");
        }
        exported.forEach(flow -> shell.out().print(flow.text()));
    }

    private void write(List<Exported> exported, Form wanted, Path target) {
        boolean folder = exported.size() > 1 || Files.isDirectory(shell.folder().resolve(target));
        for (Exported flow : exported) {
            Path file = folder ? target.resolve(free(flow, exported) + wanted.ending) : target;
            WrittenFile.write(shell.folder().resolve(file), flow.text().getBytes(StandardCharsets.UTF_8));
            shell.err().print("written: " + file + "\n");
        }
    }

    /** Flows of several bundles may have one name; then the bundle's name goes before it. */
    private static String free(Exported flow, List<Exported> all) {
        boolean single =
                all.stream().filter(other -> other.id().equals(flow.id())).count() == 1;
        return single
                ? flow.id()
                : flow.file()
                        .replaceAll("\\.ivr\\.json$", "")
                        .replaceAll("[^A-Za-z0-9-]+", "-")
                        .replaceAll("^-+", "");
    }
}
