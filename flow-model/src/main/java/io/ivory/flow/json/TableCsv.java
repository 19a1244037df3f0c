package io.ivory.flow.json;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.DataTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Data tables as CSV files (RFC 4180): a header line, then a row a line. Also read, because spreadsheets write it so: a
 * byte order mark, CRLF or CR for LF, and semicolons in the place of commas.
 */
public final class TableCsv {

    /** The longest file, in characters. */
    public static final int MAX_CHARS = 16 << 20;

    private static final int MAX_PROBLEMS = 50;

    private TableCsv() {}

    /**
     * Reads a table. Empty lines are skipped, blanks around column names dropped.
     *
     * @throws FlowFormatException naming every line that does not fit
     */
    public static DataTable read(String csv) {
        if (csv.length() > MAX_CHARS) {
            throw JsonText.failure(
                    "", "too-large", "the table has more than " + MAX_CHARS + " characters. Split it into several");
        }
        // one kind of line end, in cells too: the parser loses a last line whose cell ends in a carriage return
        String text = JsonText.withoutMark(csv).replace("\r\n", "\n").replace('\r', '\n');
        var lines = new ArrayList<CsvRecord>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                lines.add(line);
                if (lines.size() > DataTable.MAX_ROWS + 1) {
                    throw JsonText.failure("", "too-large", "a table has at most " + DataTable.MAX_ROWS + " rows");
                }
            }
        } catch (CsvParseException e) {
            throw JsonText.failure("", "not-csv", "this is not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table(lines);
    }

    private static DataTable table(List<CsvRecord> lines) {
        if (lines.isEmpty()) {
            throw JsonText.failure("", "not-csv", "the table is empty. Begin with a line of column names");
        }
        var problems = new FormatProblems();
        List<String> columns =
                lines.getFirst().getFields().stream().map(String::strip).toList();
        if (columns.contains("")) {
            problems.report("", "invalid-value", "column " + (columns.indexOf("") + 1) + " has no name. Add one");
        }
        var rows = new ArrayList<List<String>>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            if (line.getFieldCount() == columns.size()) {
                rows.add(line.getFields());
            } else if (rows.size() < MAX_PROBLEMS) {
                problems.report(
                        "",
                        "row-length",
                        "line " + line.getStartingLineNumber() + " has " + line.getFieldCount()
                                + " cells, but the table has " + columns.size()
                                + " columns. Put cells with commas in quotes");
            }
        }
        problems.throwIfAny();
        try {
            return new DataTable(columns, rows);
        } catch (InvalidFlowException e) {
            throw JsonText.failure("", "invalid-value", e.getMessage());
        }
    }

    /** A semicolon where the header line has one outside quotes and no comma. */
    private static char separator(String text) {
        boolean quoted = false;
        boolean semicolon = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                return ',';
            } else if (!quoted && c == ';') {
                semicolon = true;
            } else if (!quoted && c == '\n' && !text.substring(0, i).isBlank()) {
                break;
            }
        }
        return semicolon ? ';' : ',';
    }

    /** The table's one text: commas, LF, quotes only where needed. */
    public static String write(DataTable table) {
        var out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new Quotes(table.columns().size() == 1))
                .build(out)) {
            writer.writeRecord(table.columns());
            table.rows().forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * What is quoted though CSV would not ask for it, so that it is read back equal: the only cell of a line if it is
     * empty, and in the header line what looks like a separator of spreadsheets or a byte order mark.
     */
    private record Quotes(boolean oneColumn) implements QuoteStrategy {

        @Override
        public boolean quoteNull(int line, int field) {
            return oneColumn;
        }

        @Override
        public boolean quoteEmpty(int line, int field) {
            return oneColumn;
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return line == 1 && (value.indexOf(';') >= 0 || value.startsWith("\uFEFF"));
        }
    }
}
