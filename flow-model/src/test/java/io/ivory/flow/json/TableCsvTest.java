package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.DataTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as spreadsheets write them, read and written. */
class TableCsvTest {

    @Test
    void tablesOfSpreadsheetsAreUnderstood() {
        var table = TableCsv.read("\uFEFFpostcode; days\r\n01067;\"2; or 3\"\r\n\r\n20095;\r\n");

        assertThat(table.columns()).containsExactly("postcode", "days");
        assertThat(table.rows()).containsExactly(List.of("01067", "2; or 3"), List.of("20095", ""));
    }

    @Test
    void aHeaderThatLooksLikeThatOfASpreadsheetIsReadBackEqual() {
        var semicolons = new DataTable(List.of("from;to"), List.of(List.of("1;2")));
        var mark = new DataTable(List.of("\uFEFFa", "b"), List.of(List.of("", "")));

        assertThat(TableCsv.read(TableCsv.write(semicolons))).isEqualTo(semicolons);
        assertThat(TableCsv.read(TableCsv.write(mark))).isEqualTo(mark);
        assertThat(TableCsv.read("\n\na;b\n1;2\n").columns()).containsExactly("a", "b");
    }

    @Test
    void aCellThatEndsInACarriageReturnLosesNoLine() {
        assertThat(TableCsv.read("a\n\"x\r\"\n").rows()).containsExactly(List.of("x\n"));
    }

    @Test
    void aTableIsReadBackEqual() {
        var table = TableCsv.read("note\n\"\"\n\"two\nlines\"\n\" kept \"\n");

        assertThat(table.rows()).containsExactly(List.of(""), List.of("two\nlines"), List.of(" kept "));
        assertThat(TableCsv.read(TableCsv.write(table))).isEqualTo(table);
    }
}
