package io.ivory.runtime.commandline;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a command has around it.
 *
 * @param in what {@code -} reads
 * @param out results, in UTF-8
 * @param err what goes wrong, in words
 * @param folder the folder that relative paths start from
 * @param colours whether results may be coloured: a person sees them and does not mind
 * @param clock the time of test calls that set none
 */
record Shell(InputStream in, PrintStream out, PrintStream err, Path folder, boolean colours, InstantSource clock) {

    /** Set by the launcher, which can ask the terminal at less cost than Java: whether results go to a terminal. */
    private static final String TERMINAL = "ivory.terminal";

    /** Those of this process. */
    static Shell ofProcess() {
        String noColour = System.getenv("NO_COLOR"); // https://no-color.org
        boolean colours = Boolean.getBoolean(TERMINAL)
                && (noColour == null || noColour.isEmpty())
                && !"dumb".equals(System.getenv("TERM"));
        return new Shell(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Path.of(""),
                colours,
                InstantSource.system());
    }

    /** Whatever the locale says: JSON is UTF-8, and so are the words of flows. */
    private static PrintStream stream(FileDescriptor descriptor) {
        OutputStream buffered = new BufferedOutputStream(new FileOutputStream(descriptor));
        return new PrintStream(buffered, false, StandardCharsets.UTF_8);
    }
}
