package io.ivory.designer.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers for people at a terminal: columns as wide as their widest cell. */
final class TextTable {

    private static final String GAP = "  ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... headings) {
        lines.add(List.of(headings));
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    /** A moment by the wall clock of the server. */
    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** The lines, each ended by a newline; a control character in a cell becomes a space. */
    String text() {
        int columns = lines.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> line : lines) {
            var row = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = line.get(column).replaceAll("\\p{Cntrl}", " ");
                row.append(cell)
                        .append(" ".repeat(widths[column] - cell.length()))
                        .append(GAP);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
