package io.ivory.runtime.commandline;

import io.ivory.flow.check.Severity;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.json.JsonPlaces.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a file, with all that an editor or a CI needs to show it where it is.
 *
 * @param file as the person who called the command would name it
 * @param pointer the JSON Pointer (RFC 6901) of the place; empty for the whole file
 * @param place where that is in the text; none if null, as in a sound file
 * @param severity how much it matters
 * @param rule the id of the rule, such as {@code unconnected-exit}
 * @param node the id of the node it is about; none if null
 * @param nodeName what that node is called; none if null
 * @param message what is wrong and what to do
 */
record PlacedFinding(
        String file,
        String pointer,
        @Nullable Place place,
        Severity severity,
        String rule,
        @Nullable String node,
        @Nullable String nodeName,
        String message) {

    /** A mistake against the format; it is an error always. */
    static PlacedFinding of(String file, FormatProblem problem) {
        return new PlacedFinding(
                file,
                problem.pointer(),
                problem.line() > 0 ? new Place(problem.line(), problem.column()) : null,
                Severity.ERROR,
                problem.rule(),
                problem.node(),
                problem.nodeName(),
                problem.message());
    }

    PlacedFinding withSeverity(Severity newSeverity) {
        return new PlacedFinding(file, pointer, place, newSeverity, rule, node, nodeName, message);
    }

    /** The same finding in a file of another name. */
    PlacedFinding in(String newFile) {
        return new PlacedFinding(newFile, pointer, place, severity, rule, node, nodeName, message);
    }

    /** Such as {@code shop/main-line.ivr.json:12:5}. */
    String where() {
        return place == null ? file : file + ":" + place;
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** As the JSON output has it. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file);
        if (place != null) {
            json.put("line", place.line());
            json.put("column", place.column());
        }
        json.put("pointer", pointer);
        json.put("severity", word(severity));
        json.put("rule", rule);
        if (node != null) {
            json.put("node", node);
        }
        if (nodeName != null) {
            json.put("nodeName", nodeName);
        }
        json.put("message", message);
        return json;
    }
}
