package io.ivory.flow.convert;

import io.ivory.flow.convert.ConversionNote.Kind;
import io.ivory.flow.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What was brought over from a source and what was not, so that nobody has to find out from a caller.
 *
 * @param format what the source was
 * @param name what it is called
 * @param notes all notes, in the order of the source
 */
public record ConversionReport(SourceFormat format, String name, List<ConversionNote> notes) {

    public ConversionReport {
        notes = List.copyOf(notes);
    }

    /** The notes of one kind, in the order of the source. */
    public List<ConversionNote> notes(Kind kind) {
        return notes.stream().filter(note -> note.kind() == kind).toList();
    }

    /** One line: {@code 12 brought over, 3 changed in meaning, 1 not brought over, 4 to do before publishing}. */
    public String summary() {
        return notes(Kind.BROUGHT_OVER).size() + " brought over, "
                + notes(Kind.CHANGED).size() + " changed in meaning, "
                + notes(Kind.LEFT_OUT).size() + " not brought over, "
                + notes(Kind.TO_DO).size() + " to do before publishing";
    }

    /** The report for people, as Markdown: what is to be done comes first. */
    public String markdown() {
        var text = new StringBuilder("# " + escaped(name) + ": brought over from " + format.title() + "\n\n");
        text.append(summary()).append(".\n");
        for (Kind kind : Kind.values()) {
            List<ConversionNote> found = notes(kind);
            if (!found.isEmpty()) {
                text.append("\n## ").append(kind.title()).append("\n\n| where | what | |\n|---|---|---|\n");
                found.forEach(note -> text.append("| ")
                        .append(escaped(note.place()))
                        .append(" | ")
                        .append(escaped(note.subject()))
                        .append(" | ")
                        .append(escaped(note.message()))
                        .append(" |\n"));
            }
        }
        return text.toString();
    }

    /** The report for programs, as one line of JSON: a list of {place, subject, message} for each kind. */
    public String json() {
        var report = new LinkedHashMap<String, Object>();
        report.put("format", format.word());
        report.put("name", name);
        for (Kind kind : Kind.values()) {
            var list = new ArrayList<Object>();
            for (ConversionNote note : notes(kind)) {
                var entry = new LinkedHashMap<String, Object>();
                entry.put("place", note.place());
                entry.put("subject", note.subject());
                entry.put("message", note.message());
                list.add(entry);
            }
            report.put(kind.json(), list);
        }
        return JsonValues.write(report);
    }

    /** Words of a stranger that must not become markup. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                escaped.append(' ');
            } else if ("\\`*[]<>|".indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else if (c >= ' ') {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
