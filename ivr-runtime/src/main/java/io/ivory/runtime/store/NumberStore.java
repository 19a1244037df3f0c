package io.ivory.runtime.store;

import io.ivory.runtime.switchboard.DialledNumber;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;

/** Which flow answers which number. Thread-safe. */
public final class NumberStore {

    private static final Pattern VALID = Pattern.compile("[0-9]{1,20}");

    private final Database database;
    private final Changes changes;

    NumberStore(Database database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * A number and who answers it.
     *
     * @param number digits
     * @param flow the flow that answers
     * @param flowName what people call that flow
     * @param live whether that flow is published; callers are turned away until it is
     */
    public record Assignment(String number, FlowId flow, String flowName, boolean live) {}

    /** Every number, in order. */
    public List<Assignment> list() {
        return database.sql("""
                        select n.number, n.flow, f.name, f.published_revision is not null as live
                        from numbers n join flows f on f.id = n.flow order by n.number
                        """)
                .query((row, n) -> new Assignment(
                        row.getString("number"),
                        new FlowId(row.getString("flow")),
                        row.getString("name"),
                        row.getBoolean("live")))
                .list();
    }

    /**
     * Lets {@code flow} answer {@code number}, whoever answered it before.
     *
     * @return the number as {@link #plain} writes it
     * @throws RefusedException if it is no number
     */
    public String assign(String number, FlowId flow) {
        String dialled = plain(number);
        database.inTransaction(() -> {
            if (database.sql("select count(*) from flows where id = :flow")
                            .param("flow", flow.value())
                            .query(Integer.class)
                            .single()
                    == 0) {
                throw FlowStore.notFound(flow);
            }
            if (move(dialled, flow) == 0) {
                insert(dialled, flow);
            }
        });
        changes.happened();
        return dialled;
    }

    /** Leaves {@code number} unanswered. */
    public void remove(String number) {
        int removed = database.sql("delete from numbers where number = :number")
                .param("number", plain(number))
                .update();
        if (removed == 0) {
            throw new NotFoundException("No flow answers the number " + number + ".");
        }
        changes.happened();
    }

    /**
     * {@code number} in the one spelling in which calls are looked up, {@link DialledNumber}: digits alone.
     *
     * @throws RefusedException if it is no number
     */
    public static String plain(String number) {
        String dialled = DialledNumber.normalised(number.strip());
        if (!VALID.matcher(dialled).matches()) {
            throw new RefusedException("A number is up to 20 digits, perhaps with + in front, but this one is \""
                    + Cleaned.text(number, Cleaned.NAME) + "\".");
        }
        return dialled;
    }

    private int move(String number, FlowId flow) {
        return database.sql("update numbers set flow = :flow where number = :number")
                .param("number", number)
                .param("flow", flow.value())
                .update();
    }

    private void insert(String number, FlowId flow) {
        try {
            database.sql("insert into numbers (number, flow) values (:number, :flow)")
                    .param("number", number)
                    .param("flow", flow.value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RefusedException("Somebody gave the number " + number + " to a flow just now. Try again.", e);
        }
    }
}
