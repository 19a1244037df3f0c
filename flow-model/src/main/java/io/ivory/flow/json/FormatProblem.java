package io.ivory.flow.json;

import io.ivory.flow.json.JsonPlaces.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something in a file that cannot be read, said so that whoever wrote the file can mend it.
 *
 * @param file the file of a bundle, such as {@code hours.json}; empty where only one file was read
 * @param pointer the JSON Pointer (RFC 6901) of the place, such as {@code /nodes/main-menu/tries}; empty for the whole
 *     file
 * @param line the line of that place, counted from 1; 0 where it is not known
 * @param column its column, counted in characters from 1; 0 where it is not known
 * @param node the id of the node it is in, as the file spells it; none if null
 * @param nodeName what that node is called; null where the file does not say
 * @param rule which rule of the format is broken, such as {@code unknown-key}
 * @param message what is wrong and what to do
 */
public record FormatProblem(
        String file,
        String pointer,
        int line,
        int column,
        @Nullable String node,
        @Nullable String nodeName,
        String rule,
        String message) {

    public static FormatProblem at(String pointer, String rule, String message) {
        return new FormatProblem("", pointer, 0, 0, null, null, rule, message);
    }

    /** The same problem, found in {@code newFile} of a bundle. */
    public FormatProblem in(String newFile) {
        return new FormatProblem(newFile, pointer, line, column, node, nodeName, rule, message);
    }

    /** The same problem, about the node that the file calls {@code newNode}. */
    FormatProblem about(String newNode, @Nullable String newName) {
        return new FormatProblem(file, pointer, line, column, newNode, newName, rule, message);
    }

    /** The same problem, said in other words. */
    FormatProblem saying(String newMessage) {
        return new FormatProblem(file, pointer, line, column, node, nodeName, rule, newMessage);
    }

    /** The same problem, found at {@code place} of its file. */
    public FormatProblem at(Place place) {
        return new FormatProblem(file, pointer, place.line(), place.column(), node, nodeName, rule, message);
    }

    /** Where it is, the way editors read it: {@code main-line.ivr.json:27:7}; as much of it as is known. */
    public String where() {
        String place = line > 0 ? line + ":" + column : "";
        return file + (file.isEmpty() || place.isEmpty() ? "" : ":") + place;
    }

    /** Such as {@code 27:7 /nodes/main-menu/tries (Main menu): tries must be ... (out-of-range)}. */
    @Override
    public String toString() {
        String place = where() + (where().isEmpty() || pointer.isEmpty() ? "" : " ") + pointer;
        String name = nodeName == null ? "" : " (" + nodeName + ")";
        return place + name + (place.isEmpty() && name.isEmpty() ? "" : ": ") + message + " (" + rule + ")";
    }
}
