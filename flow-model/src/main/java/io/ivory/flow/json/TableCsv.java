package io.ivory.flow.json;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.DataTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Data tables as CSV files (RFC 4180): a header line, then a row a line. Also read, because spreadsheets write it so: a
 * byte order mark, CRLF, and semicolons in the place of commas.
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
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        if (text.length() > MAX_CHARS) {
            throw JsonText.failure(
                    "", "too-large", "the table has more than " + MAX_CHARS + " characters. Split it into several");
        }
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
            } else if (!quoted && c == '\n') {
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
                .quoteStrategy(table.columns().size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
                .build(out)) {
            writer.writeRecord(table.columns());
            table.rows().forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
