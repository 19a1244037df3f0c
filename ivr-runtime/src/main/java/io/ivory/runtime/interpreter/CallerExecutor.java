package io.ivory.runtime.interpreter;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.resource.CallerNumber;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.TableSearch;
import io.ivory.runtime.call.CallerMemory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out who calls: by the lists of the shop first, then by earlier calls. */
final class CallerExecutor implements NodeExecutor<CallerCheck> {

    private final CallerMemory callers;

    CallerExecutor(CallerMemory callers) {
        this.callers = callers;
    }

    @Override
    public Step execute(CallerCheck check, Conversation call) {
        Instant since = call.now();
        Exit exit = exit(check, CallerNumber.normalised(call.control().from()), call);
        call.lookedUp("caller", exit.name(), since);
        return new Step.Leave(exit);
    }

    private Exit exit(CallerCheck check, String number, Conversation call) {
        if (number.isEmpty()) {
            return Exit.NEW;
        }
        if (check.blocked() != null && row(table(check.blocked(), call), number).isPresent()) {
            return Exit.BLOCKED;
        }
        if (check.contacts() == null) {
            return wasHereBefore(number, call) ? Exit.KNOWN : Exit.NEW;
        }
        DataTable contacts = table(check.contacts(), call);
        Optional<List<String>> contact = row(contacts, number);
        boolean known = contact.isPresent() || wasHereBefore(number, call);
        if (known && check.into() != null) { // without a row its fields are empty, so that prompts can be said
            call.variables()
                    .set(
                            check.into(),
                            TableSearch.record(contacts, contact.stream().toList()));
        }
        return known ? Exit.KNOWN : Exit.NEW;
    }

    private boolean wasHereBefore(String number, Conversation call) {
        try {
            return callers.wasAnsweredBefore(number, call.control().id());
        } catch (InterruptedException over) {
            throw call.cutShort();
        }
    }

    private static DataTable table(String name, Conversation call) {
        return Missing.unless(call.resources().tables().get(name), "table", name);
    }

    private static Optional<List<String>> row(DataTable table, String number) {
        int column = Math.max(0, table.columns().indexOf(CallerCheck.NUMBER_COLUMN));
        return table.rows().stream()
                .filter(row -> CallerNumber.normalised(row.get(column)).equals(number))
                .findFirst();
    }
}
