package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Lookup;
import io.ivory.flow.VariableName;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.TableSearch;
import java.time.Instant;
import java.util.List;

/** Finds a row of a table, or all that fit, and keeps it as a record with the columns as fields. */
final class LookupExecutor implements NodeExecutor<Lookup> {

    @Override
    public Step execute(Lookup lookup, Conversation call) {
        String name = requireNonNull(lookup.table());
        VariableName into = requireNonNull(lookup.into());
        DataTable table = Missing.unless(call.resources().tables().get(name), "table", name);
        Instant since = call.now();
        String value = call.flow().expressions().compile(lookup.value()).text(call.context());
        List<List<String>> rows = TableSearch.rows(table, requireNonNull(lookup.match()), value, lookup.all());
        call.lookedUp("table " + name, rows.isEmpty() ? "not found" : "found", since);
        if (rows.isEmpty()) {
            return new Step.Leave(Exit.NOT_FOUND);
        }
        call.variables().set(into, TableSearch.record(table, rows));
        return new Step.Leave(Exit.FOUND);
    }
}
