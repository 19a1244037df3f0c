package io.ivory.flow.convert;

import io.ivory.flow.convert.ConversionNote.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the notes of one conversion. */
final class Notes {

    /** As many notes of a kind as anyone will read; a hostile source must not make a list without end. */
    private static final int MOST = 2_000;

    /** The longest part of a source that a note repeats. */
    private static final int MAX_QUOTE = 120;

    private final Set<ConversionNote> notes = new LinkedHashSet<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    void broughtOver(String place, String subject, String message) {
        add(Kind.BROUGHT_OVER, place, subject, message);
    }

    void changed(String place, String subject, String message) {
        add(Kind.CHANGED, place, subject, message);
    }

    void leftOut(String place, String subject, String message) {
        add(Kind.LEFT_OUT, place, subject, message);
    }

    void toDo(String place, String subject, String message) {
        add(Kind.TO_DO, place, subject, message);
    }

    List<ConversionNote> all() {
        var all = new ArrayList<>(notes);
        counts.forEach((kind, count) -> {
            if (count > MOST) {
                all.add(new ConversionNote(kind, "", "", "and " + (count - MOST) + " more"));
            }
        });
        return all;
    }

    /** What a note may repeat of the source: its beginning, on one line. */
    static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return "\"" + (line.length() <= MAX_QUOTE ? line : Words.cut(line, MAX_QUOTE - 3) + "...") + "\"";
    }

    private void add(Kind kind, String place, String subject, String message) {
        var note = new ConversionNote(kind, place, subject, message);
        if (!notes.contains(note) && counts.merge(kind, 1, Integer::sum) <= MOST) {
            notes.add(note);
        }
    }
}
