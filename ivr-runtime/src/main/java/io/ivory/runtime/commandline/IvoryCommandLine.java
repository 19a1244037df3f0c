package io.ivory.runtime.commandline;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks, tests, compares and rewrites flows without a server: {@code ivory check FILE} and its like. */
@Command(
        name = "ivory",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, tests, compares and rewrites flows without a server.",
        footer = {"", "ivory COMMAND --help tells more. docs/command-line.md has it all."})
public final class IvoryCommandLine implements Callable<Integer> {

    private static final int WIDTH = 100;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    IvoryCommandLine(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.spec = CommandSpec.create();
    }

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new IvoryCommandLine(Surroundings.ofProcess()).run(arguments));
    }

    /** Runs the command that {@code arguments} name and returns its exit code. Results are flushed. */
    int run(String... arguments) {
        var line = new CommandLine(this)
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new TestCommand(surroundings))
                .addSubcommand(new ProveCommand(surroundings))
                .addSubcommand(new DiffCommand(surroundings))
                .addSubcommand(new FormatCommand(surroundings))
                .addSubcommand(new ConvertCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.colours() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(this::refuse)
                .setExecutionExceptionHandler((fault, _, _) -> report(fault));
        line.getSubcommands().values().forEach(IvoryCommandLine::addHelp);
        addHelp(line);
        try {
            return line.execute(arguments);
        } catch (Error fault) { // such as a stack that was too small
            return report(fault);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
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
        surroundings.err().print("ivory: " + e.getMessage() + "\n");
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().print(command.getHelp().fullSynopsis());
        command.getErr()
                .print("\"ivory " + (command.getParent() == null ? "" : command.getCommandName() + " ")
                        + "--help\" tells more.\n");
        command.getErr().flush();
        return Ending.UNUSABLE.code();
    }

    private int report(Throwable fault) {
        if (fault instanceof UnusableInputException unusable) {
            surroundings.err().print("ivory: " + unusable.getMessage() + "\n");
            return Ending.UNUSABLE.code();
        }
        surroundings.err().print("ivory: this is a fault of the program, please report it:\n");
        fault.printStackTrace(surroundings.err());
        return Ending.BROKEN.code();
    }
}
