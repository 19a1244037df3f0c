package io.ivory.flow.check;

import io.ivory.flow.Lookup;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Optional;

/**
 * A table that a lookup names and the workspace has.
 *
 * @param name its name
 * @param table what is in it
 */
record TableUse(String name, DataTable table) {

    static Optional<TableUse> of(Lookup lookup, Resources resources) {
        String name = lookup.table();
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(resources.tables().get(name)).map(table -> new TableUse(name, table));
    }

    Place.InResource place() {
        return new Place.InResource(Place.Kind.TABLE, name);
    }

    /** The cells of a column, from the first row down; empty if the table has no such column. */
    Optional<List<String>> column(String column) {
        int index = table.columns().indexOf(column);
        return index < 0
                ? Optional.empty()
                : Optional.of(table.rows().stream().map(row -> row.get(index)).toList());
    }

    /** How messages call a row: its line in a spreadsheet, where the names of the columns stand in line 1. */
    static int line(int row) {
        return row + 2;
    }
}
