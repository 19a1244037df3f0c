package io.ivory.flow.fuzz;

import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.TableCsv;
import io.ivory.flow.resource.DataTable;
import java.nio.charset.StandardCharsets;

/** Any text given as a table: refused with a reason, or written and read back equal. */
public final class TableFuzz {

    private TableFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        DataTable table;
        try {
            table = TableCsv.read(new String(input, StandardCharsets.UTF_8));
        } catch (FlowFormatException refused) {
            Given.requireReasons(refused);
            return;
        }
        String written = TableCsv.write(table);
        Given.require(TableCsv.read(written).equals(table), "read back otherwise than written");
    }
}
