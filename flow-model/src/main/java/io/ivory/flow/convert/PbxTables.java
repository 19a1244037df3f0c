package io.ivory.flow.convert;

import io.ivory.flow.json.CsvRows;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a FreePBX that a phone menu is made of, from a SQL dump, JSON or CSV. Other tables are not read. */
final class PbxTables {

    /** A dump of a whole telephone system, 32 Mi characters. */
    static final int MAX_CHARS = 32 << 20;

    static final int MAX_ROWS = 20_000;

    /** The columns by which a table is known where its name is not said. */
    private static final Map<String, Set<String>> KNOWN_BY = knownBy();

    private static final Map<String, String> OTHER_NAMES = Map.of("ivrs", "ivr_details", "entries", "ivr_entries");

    private final Map<String, List<PbxRow>> rows = new LinkedHashMap<>();

    private PbxTables() {}

    private static Map<String, Set<String>> knownBy() {
        var known = new LinkedHashMap<String, Set<String>>();
        known.put("ivr_details", Set.of("id", "timeout_destination"));
        known.put("ivr_entries", Set.of("ivr_id", "selection", "dest"));
        known.put("announcement", Set.of("announcement_id", "post_dest"));
        known.put("timeconditions", Set.of("timeconditions_id", "truegoto", "falsegoto"));
        known.put("timegroups_details", Set.of("timegroupid", "time"));
        known.put("recordings", Set.of("id", "displayname", "filename"));
        known.put("queues_config", Set.of("extension", "descr"));
        known.put("queues_details", Set.of("id", "keyword", "data"));
        known.put("ringgroups", Set.of("grpnum", "grplist"));
        known.put("miscdests", Set.of("id", "destdial"));
        known.put("incoming", Set.of("extension", "destination"));
        known.put("users", Set.of("extension", "name"));
        known.put("timegroups_groups", Set.of("id", "description"));
        return known;
    }

    /** Whether {@code table} is one of those that are read. */
    static boolean isKnown(String table) {
        return KNOWN_BY.containsKey(table);
    }

    /**
     * Reads tables.
     *
     * @throws ConversionException if there are none of a phone menu, or they cannot be read
     */
    static PbxTables read(String text, Notes notes) {
        if (text.length() > MAX_CHARS) {
            throw new ConversionException(
                    "", "at most " + MAX_CHARS + " characters are read: export the tables of the IVR module alone");
        }
        var tables = new PbxTables();
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            tables.json(text, notes);
        } else if (SqlDump.isOne(text)) {
            SqlDump.read(text, tables::add, notes);
        } else {
            tables.csv(text, notes);
        }
        if (tables.of("ivr_details").isEmpty()) {
            throw new ConversionException(
                    "",
                    "there are no rows of ivr_details: export the tables ivr_details and ivr_entries, and announcement,"
                            + " timeconditions, timegroups_details, recordings, ringgroups, queues_config if there are any");
        }
        return tables;
    }

    /** The rows of {@code table}, in the order of the source. */
    List<PbxRow> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** The row of {@code table} whose {@code column} holds {@code value}. */
    Optional<PbxRow> find(String table, String column, String value) {
        return of(table).stream().filter(row -> row.text(column).equals(value)).findFirst();
    }

    private void add(String table, PbxRow row) {
        List<PbxRow> known = rows.computeIfAbsent(table, _ -> new ArrayList<>());
        if (known.size() >= MAX_ROWS) {
            throw new ConversionException(row.place(), "at most " + MAX_ROWS + " rows of a table are read");
        }
        known.add(row);
    }

    private void json(String text, Notes notes) {
        Object tree;
        try {
            tree = JsonValues.parse(text, MAX_CHARS);
        } catch (FlowFormatException e) {
            throw new ConversionException("", e.problems().getFirst().message());
        }
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> jsonRows(String.valueOf(key), value, "/" + key, notes));
        } else if (tree instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> table && table.get("name") instanceof String name) {
                    jsonRows(name, table.get("data"), "/" + i + "/data", notes);
                }
            }
        }
    }

    private void jsonRows(String name, @Nullable Object value, String place, Notes notes) {
        String table = OTHER_NAMES.getOrDefault(name, name);
        if (!isKnown(table)) {
            return;
        }
        List<?> list = value instanceof Map<?, ?> map
                ? List.copyOf(
                        map.values().stream().filter(java.util.Objects::nonNull).toList())
                : value instanceof List<?> rowsOfTable ? rowsOfTable : List.of();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?>) {
                SourceObject row = SourceObject.of(list.get(i), place + "/" + i, notes);
                var cells = new LinkedHashMap<String, String>();
                row.values().keySet().stream()
                        .filter(row::has)
                        .forEach(column -> cells.put(column, row.text(column, "")));
                add(table, new PbxRow(row.place(), cells));
            } else {
                notes.leftOut(place + "/" + i, table, "here belongs a row as an object");
            }
        }
    }

    private void csv(String text, Notes notes) {
        List<CsvRows.Row> lines;
        try {
            lines = CsvRows.read(text, MAX_ROWS * 4);
        } catch (FlowFormatException e) {
            throw new ConversionException("", e.problems().getFirst().message());
        }
        String table = null;
        List<String> columns = List.of();
        for (CsvRows.Row line : lines) {
            String found = tableWith(line.cells());
            if (found != null) {
                table = found;
                columns = line.cells().stream().map(String::strip).toList();
            } else if (table == null) {
                notes.leftOut("line " + line.line(), "", "this line stands before the names of columns");
            } else {
                add(table, new PbxRow("line " + line.line(), cells(columns, line.cells())));
            }
        }
    }

    /** The table whose column names these cells are; none if null. */
    private static @Nullable String tableWith(List<String> cells) {
        var names = Set.copyOf(cells.stream().map(String::strip).toList());
        if (!names.stream().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,63}"))) {
            return null;
        }
        return KNOWN_BY.entrySet().stream()
                .filter(table -> names.containsAll(table.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    static Map<String, String> cells(List<String> columns, List<@Nullable String> values) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            String value = values.get(i);
            if (value != null && !value.equals("NULL") && !value.equals("\\N")) {
                cells.put(columns.get(i), value);
            }
        }
        return cells;
    }
}
