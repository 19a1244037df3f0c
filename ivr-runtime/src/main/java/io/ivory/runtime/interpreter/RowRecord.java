package io.ivory.runtime.interpreter;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.resource.DataTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table as a flow's variable holds them: a field for each column. */
final class RowRecord {

    private RowRecord() {}

    /** Fields of several rows are joined as sentences are, so that they can be said in one go; empty for no row. */
    static Map<String, Object> of(DataTable table, List<List<String>> rows) {
        var record = new LinkedHashMap<String, Object>();
        for (int column = 0; column < table.columns().size(); column++) {
            int index = column;
            record.put(
                    table.columns().get(column),
                    rows.stream().map(row -> row.get(index)).collect(joining(". ")));
        }
        return record;
    }
}
