package io.ivory.flow.json;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file that cannot be read, said so that whoever wrote the file can mend it.
 *
 * @param file the file of a bundle, such as {@code hours.json}; empty where only one file was read
 * @param pointer the JSON Pointer (RFC 6901) of the place, such as {@code /nodes/main-menu/tries}; empty for the whole
 *     file
 * @param node the id of the node it is in, as the file spells it; none if null
 * @param nodeName what that node is called; null where the file does not say
 * @param rule which rule of the format is broken, such as {@code unknown-key}
 * @param message what is wrong and what to do
 */
public record FormatProblem(
        String file,
        String pointer,
        @Nullable String node,
        @Nullable String nodeName,
        String rule,
        String message) {

    public static FormatProblem at(String pointer, String rule, String message) {
        return new FormatProblem("", pointer, null, null, rule, message);
    }

    /** The same problem, found in {@code newFile} of a bundle. */
    public FormatProblem in(String newFile) {
        return new FormatProblem(newFile, pointer, node, nodeName, rule, message);
    }

    /** Such as {@code /nodes/main-menu/tries (Main menu): tries must be ... (out-of-range)}. */
    @Override
    public String toString() {
        String place = file + (file.isEmpty() || pointer.isEmpty() ? "" : " at ") + pointer;
        String name = nodeName == null ? "" : " (" + nodeName + ")";
        return place + name + (place.isEmpty() && name.isEmpty() ? "" : ": ") + message + " (" + rule + ")";
    }
}
