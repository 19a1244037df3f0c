package io.ivory.runtime.commandline;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Checks, tests, compares and rewrites flows without a server: {@code ivory check FILE} and its like. */
@Command(
        name = "ivory",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, tests, compares and rewrites flows without a server.",
        footer = {"", "ivory COMMAND --help tells more. docs/command-line.md has it all."})
public final class IvoryCommandLine implements Callable<Integer> {

    private static final int WIDTH = 100;
    private static final String JSON = "--json";

    private final Shell shell;

    @Spec
    private CommandSpec spec;

    IvoryCommandLine(Shell shell) {
        this.shell = shell;
        this.spec = CommandSpec.create();
    }

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new IvoryCommandLine(Shell.ofProcess()).run(arguments));
    }

    /** Runs the command that {@code arguments} name and returns its exit code. Results are flushed. */
    int run(String... arguments) {
        var line = new CommandLine(this)
                .addSubcommand(new CheckCommand(shell))
                .addSubcommand(new TestCommand(shell))
                .addSubcommand(new ProveCommand(shell))
                .addSubcommand(new DiffCommand(shell))
                .addSubcommand(new FormatCommand(shell))
                .addSubcommand(new ConvertCommand(shell))
                .addSubcommand(new ExportCommand(shell))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(shell.colours() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(this::refuse)
                .setExecutionExceptionHandler((fault, _, _) -> report(fault, arguments))
                .registerConverter(LocalDate.class, IvoryCommandLine::day)
                .registerConverter(Instant.class, IvoryCommandLine::moment);
        line.getSubcommands().values().forEach(IvoryCommandLine::addHelp);
        addHelp(line);
        try {
            return line.execute(arguments);
        } catch (Error fault) { // such as a stack that was too small
            return report(fault, arguments);
        } finally {
            shell.out().flush();
            shell.err().flush();
        }
    }

    /** {@code ivory} alone. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say which command");
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this help")
                        .build());
    }

    private int refuse(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        answer(arguments, Ending.UNUSABLE, e.getMessage());
        shell.err().print("ivory: " + e.getMessage() + "\n");
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().print(command.getHelp().fullSynopsis());
        command.getErr()
                .print("\"ivory " + (command.getParent() == null ? "" : command.getCommandName() + " ")
                        + "--help\" tells more.\n");
        command.getErr().flush();
        return Ending.UNUSABLE.code();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + text + "\" is no day. Write it as in 2026-11-24");
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is no time. Write day, time and zone as in 2026-11-24T12:00:00Z");
        }
    }

    /** A program that asked for JSON reads JSON even where nothing came of its call. */
    private void answer(String[] arguments, Ending ending, @Nullable String message) {
        CommandLine command = spec.commandLine().getSubcommands().get(arguments.length == 0 ? "" : arguments[0]);
        if (command != null
                && command.getCommandSpec().findOption(JSON) != null
                && List.of(arguments).contains(JSON)) {
            new JsonAnswer(command.getCommandName(), ending)
                    .put("unreadable", List.of())
                    .put("message", String.valueOf(message))
                    .print(shell.out());
        }
    }

    private int report(Throwable fault, String[] arguments) {
        if (fault instanceof UnusableInputException unusable) {
            answer(arguments, Ending.UNUSABLE, unusable.getMessage());
            shell.err().print("ivory: " + unusable.getMessage() + "\n");
            return Ending.UNUSABLE.code();
        }
        answer(arguments, Ending.BROKEN, "this is a fault of the program, please report it");
        shell.err().print("ivory: this is a fault of the program, please report it:\n");
        fault.printStackTrace(shell.err());
        return Ending.BROKEN.code();
    }
}
