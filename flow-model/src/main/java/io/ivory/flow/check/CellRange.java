package io.ivory.flow.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What two cells of a row span, ends included; an empty cell leaves that end open. Compared as lookups do: numbers by
 * size, other text by letters, which is right for ISO dates.
 *
 * @param row the row, from 0
 * @param from the lower end
 * @param to the upper end
 */
record CellRange(int row, String from, String to) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    boolean isUpsideDown() {
        return !from.isBlank() && !to.isBlank() && compare(from, to) > 0;
    }

    /** By their lower ends, the open ones first. */
    static int compareStarts(CellRange first, CellRange second) {
        if (first.from.isBlank() || second.from.isBlank()) {
            return Boolean.compare(!first.from.isBlank(), !second.from.isBlank());
        }
        return compare(first.from, second.from);
    }

    /** Whether some value lies in this range and in {@code next}, which begins no earlier. */
    boolean reaches(CellRange next) {
        return to.isBlank() || next.from.isBlank() || compare(to, next.from) >= 0;
    }

    private static int compare(String first, String second) {
        String a = first.strip();
        String b = second.strip();
        return NUMBER.matcher(a).matches() && NUMBER.matcher(b).matches()
                ? new BigDecimal(a).compareTo(new BigDecimal(b))
                : a.compareTo(b);
    }
}
