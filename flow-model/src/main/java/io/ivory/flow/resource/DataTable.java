package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.List;

/**
 * A table that business users edit: one CSV file.
 *
 * @param columns the names of the header line, at least one, each once
 * @param rows the cells of each line, as many as there are columns; at most 100,000 rows
 */
public record DataTable(List<String> columns, List<List<String>> rows) {

    public static final int MAX_ROWS = 100_000;

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        require(!columns.isEmpty(), "A table has at least one column");
        require(
                columns.stream().distinct().count() == columns.size(),
                "Each column of a table has a name of its own, but these are " + columns);
        require(rows.size() <= MAX_ROWS, "A table has at most " + MAX_ROWS + " rows, but this one has " + rows.size());
        for (int line = 0; line < rows.size(); line++) {
            require(
                    rows.get(line).size() == columns.size(),
                    "Row " + (line + 1) + " has " + rows.get(line).size() + " cells, but the table has "
                            + columns.size() + " columns");
        }
    }
}
