package io.ivory.flow.convert;

import java.util.Locale;
import java.util.Map;

/**
 * One row of a table of a FreePBX.
 *
 * @param place where it stands in the source
 * @param cells by column; NULL is a missing cell
 */
record PbxRow(String place, Map<String, String> cells) {

    PbxRow {
        cells = Map.copyOf(cells);
    }

    /** The cell of {@code column}, without blanks around it; empty if it is missing. */
    String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    /** The number in {@code column}, cut to {@code least} to {@code most}; {@code fallback} if there is none. */
    int number(String column, int fallback, int least, int most) {
        String text = text(column);
        if (!text.matches("-?\\d{1,9}")) {
            return fallback;
        }
        return Math.clamp(Integer.parseInt(text), least, most);
    }

    /** Whether {@code column} says yes, in one of the ways of the versions of FreePBX. */
    boolean flag(String column) {
        return switch (text(column).toLowerCase(Locale.ROOT)) {
            case "1", "on", "yes", "true", "checked" -> true;
            default -> false;
        };
    }
}
