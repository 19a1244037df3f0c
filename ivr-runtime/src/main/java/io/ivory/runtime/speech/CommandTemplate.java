package io.ivory.runtime.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line with places for what changes from text to text: {@code {text}}, {@code {language}} and {@code {file}}.
 * It is cut into arguments once, before anything is filled in, and never seen by a shell.
 *
 * @param arguments the program and what it is given; double or single quotes keep spaces
 */
record CommandTemplate(List<String> arguments) {

    private static final String TEXT = "{text}";
    private static final String LANGUAGE = "{language}";
    private static final String FILE = "{file}";

    private static final Pattern ARGUMENT = Pattern.compile("((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    CommandTemplate {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.getFirst().contains("{")) {
            throw new IllegalArgumentException("A command begins with a program, but this one is " + arguments);
        }
    }

    static CommandTemplate parse(String command) {
        List<String> arguments = ARGUMENT.matcher(command)
                .results()
                .map(argument -> QUOTED.matcher(argument.group(1))
                        .replaceAll(part ->
                                Matcher.quoteReplacement(part.group(1) != null ? part.group(1) : part.group(2))))
                .toList();
        return new CommandTemplate(arguments);
    }

    boolean takesTextAsArgument() {
        return holds(TEXT);
    }

    boolean writesFile() {
        return holds(FILE);
    }

    String program() {
        return arguments.getFirst();
    }

    /** The command for one text. A text that begins with a hyphen gets a space before it: it is no option. */
    List<String> filled(String text, String language, Path file) {
        String words = text.startsWith("-") ? " " + text : text;
        var filled = new ArrayList<String>();
        for (String argument : arguments) {
            // the text comes last: what looks like a place within it is text
            filled.add(argument.replace(LANGUAGE, language)
                    .replace(FILE, file.toString())
                    .replace(TEXT, words));
        }
        return List.copyOf(filled);
    }

    private boolean holds(String place) {
        return arguments.stream().anyMatch(argument -> argument.contains(place));
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
