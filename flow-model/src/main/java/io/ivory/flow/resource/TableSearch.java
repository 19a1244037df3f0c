package io.ivory.flow.resource;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.RowMatch;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds rows of a table. Spaces around cells and the case of letters do not matter. */
public final class TableSearch {

    /** Short enough that comparing two of them costs nothing. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,40}(\\.\\d{1,40})?");

    /** A day, or a moment of it. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");

    private static final int DAY_LENGTH = 10;

    private TableSearch() {}

    /**
     * The rows that fit {@code value}, in the table's order.
     *
     * @param all whether all of them are wanted, or only the first
     * @throws IllegalStateException if the table lacks a column that {@code match} names
     */
    public static List<List<String>> rows(DataTable table, RowMatch match, String value, boolean all) {
        Stream<List<String>> rows = table.rows().stream().filter(fitting(match, table, value));
        return (all ? rows : rows.limit(1)).toList();
    }

    /**
     * Rows as one record with the columns as fields. Fields of several rows are joined as sentences are, so that they
     * can be said in one go.
     */
    public static Map<String, Object> record(DataTable table, List<List<String>> rows) {
        var record = new LinkedHashMap<String, Object>();
        for (int column = 0; column < table.columns().size(); column++) {
            int index = column;
            record.put(
                    table.columns().get(column),
                    rows.stream().map(row -> row.get(index)).collect(joining(". ")));
        }
        return record;
    }

    private static Predicate<List<String>> fitting(RowMatch match, DataTable table, String value) {
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
