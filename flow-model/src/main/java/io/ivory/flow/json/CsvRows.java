package io.ivory.flow.json;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The bare rows of a CSV file as spreadsheets write it: with commas, semicolons or tabs, and a byte order mark. */
public final class CsvRows {

    private CsvRows() {}

    /**
     * A row.
     *
     * @param line the line of the file on which it begins, from 1
     * @param cells as they stand, quotes taken away
     */
    public record Row(long line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Reads all rows; empty lines are skipped. Commas, semicolons or tabs part the cells, whichever the first line that
     * has any of them has most of.
     *
     * @param maxRows how many rows are read at most
     * @throws FlowFormatException if it is no CSV, or has more rows
     */
    public static List<Row> read(String csv, int maxRows) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        var rows = new ArrayList<Row>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                if (rows.size() >= maxRows) {
                    throw JsonText.failure("", "too-large", "at most " + maxRows + " rows are read");
                }
                rows.add(new Row(line.getStartingLineNumber(), line.getFields()));
            }
        } catch (CsvParseException e) {
            throw JsonText.failure("", "not-csv", "this is not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static char separator(String text) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '\n' && commas + semicolons + tabs > 0) {
                break;
            } else if (!quoted) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }
        if (tabs > Math.max(commas, semicolons)) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
