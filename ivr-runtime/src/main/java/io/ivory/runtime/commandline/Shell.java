package io.ivory.runtime.commandline;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.check.RuleSettings;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a command has around it.
 *
 * @param in what {@code -} reads
 * @param out results, in UTF-8
 * @param err what goes wrong, in words
 * @param folder the folder that relative paths start from
 * @param colours whether results may be coloured: a person sees them and does not mind
 * @param clock the time of test calls that set none
 * @param environment the variables of the process
 */
record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path folder,
        boolean colours,
        InstantSource clock,
        Map<String, String> environment) {

    /** How much a rule matters: {@code IVORY_RULES_KEY_GAP=off}, as for a workspace. */
    private static final String RULES = "IVORY_RULES_";

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
                InstantSource.system(),
                System.getenv());
    }

    /**
     * How strict the rules are.
     *
     * @param asked what the command says itself, rule by rule; it outdoes the environment
     * @throws UnusableInputException if either names a rule or a level that there is not
     */
    RuleSettings rules(Map<String, String> asked) {
        var words = new TreeMap<String, String>();
        environment.forEach((name, level) -> {
            if (name.startsWith(RULES)) {
                words.put(
                        name.substring(RULES.length()).toLowerCase(Locale.ROOT).replace('_', '-'), level);
            }
        });
        words.putAll(asked);
        try {
            return RuleSettings.parse(words);
        } catch (InvalidFlowException e) {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    /** Whatever the locale says: JSON is UTF-8, and so are the words of flows. */
    private static PrintStream stream(FileDescriptor descriptor) {
        OutputStream buffered = new BufferedOutputStream(new FileOutputStream(descriptor));
        return new PrintStream(buffered, false, StandardCharsets.UTF_8);
    }
}
