package io.ivory.runtime.commandline;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Runs every command once and shows nothing, so that the JVM can write down which classes they need (JEP 514): later
 * starts are the faster for it. Changes no file.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** Rehearses with the bundles in the folder that is the one argument. */
    public static void main(String[] arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var nothing = new ByteArrayInputStream(new byte[0]);
        var shell = new Shell(nothing, nowhere, nowhere, Path.of(""), true, InstantSource.system(), Map.of());
        for (List<String> command : commands(arguments[0])) {
            new IvoryCommandLine(shell).run(command.toArray(String[]::new));
        }
    }

    private static List<List<String>> commands(String samples) {
        return List.of(
                List.of("--help"),
                List.of("check", samples),
                List.of("check", "--json", samples),
                List.of("test", "--verbose", samples),
                List.of("test", "--json", samples),
                List.of("prove", samples),
                List.of("prove", "--json", samples),
                List.of("diff", samples, samples + "/online-store"),
                List.of("diff", "--json", samples, samples + "/online-store"),
                List.of("export", "--to", "svg", samples + "/online-store"),
                List.of("export", "--to", "script-html", samples + "/online-store"),
                List.of("fmt", "--check", samples),
                List.of("fmt", "-"));
    }
}
