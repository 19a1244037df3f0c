package io.ivory.runtime.interpreter;

import io.ivory.flow.RowMatch;
import io.ivory.flow.resource.DataTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether a row of a table fits what is looked up. Spaces around cells and the case of letters do not matter. */
final class RowMatcher {

    /** Short enough that comparing two of them costs nothing. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,40}(\\.\\d{1,40})?");

    /** A day, or a moment of it. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");

    private static final int DAY_LENGTH = 10;

    private RowMatcher() {}

    static Predicate<List<String>> of(RowMatch match, DataTable table, String value) {
        String wanted = normal(value);
        return switch (match) {
            case RowMatch.Equal(String column) -> {
                int index = indexOf(column, table);
                yield row -> normal(row.get(index)).equals(wanted);
            }
            case RowMatch.Between(String from, String to) -> {
                int low = indexOf(from, table);
                int high = indexOf(to, table);
                yield row -> isAtLeast(wanted, normal(row.get(low))) && isAtMost(wanted, normal(row.get(high)));
            }
        };
    }

    /** An empty cell leaves its end open. */
    private static boolean isAtLeast(String value, String low) {
        return low.isEmpty() || compare(value, low) >= 0;
    }

    private static boolean isAtMost(String value, String high) {
        return high.isEmpty() || compare(value, high) <= 0;
    }

    private static int compare(String a, String b) {
        if (NUMBER.matcher(a).matches() && NUMBER.matcher(b).matches()) {
            return new BigDecimal(a).compareTo(new BigDecimal(b));
        }
        if (DAY.matcher(a).matches() && DAY.matcher(b).matches()) {
            return a.substring(0, DAY_LENGTH).compareTo(b.substring(0, DAY_LENGTH));
        }
        return a.compareTo(b);
    }

    private static String normal(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    private static int indexOf(String column, DataTable table) {
        int index = table.columns().indexOf(column);
        if (index < 0) {
            throw new IllegalStateException("the table has no column \"" + column + "\" any more; it has "
                    + String.join(", ", table.columns()));
        }
        return index;
    }
}
