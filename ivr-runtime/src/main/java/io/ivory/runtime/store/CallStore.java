package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.instantIfAny;
import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of all calls. Written by {@link CallWriter}, read by people and scripts. Thread-safe. */
public final class CallStore {

    private static final int MAX_PAGE = 1_000;
    private static final String COLUMNS =
            "id, caller, dialled, flow, flow_name, revision, started_at, answered_at, ended_at, outcome";

    private final Database database;
    private final Clock clock;

    CallStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Calls, the newest first.
     *
     * @param offset how many to leave out
     * @param limit how many at most, up to 1,000
     */
    public List<CallSummary> page(int offset, int limit, CallFilter filter) {
        var where = Where.of(filter);
        return database.sql("select " + COLUMNS + " from calls" + where.clause()
                        + " order by started_at desc, id offset :offset rows fetch next :limit rows only")
                .params(where.values())
                .param("offset", Math.max(0, offset))
                .param("limit", Math.clamp(limit, 1, MAX_PAGE))
                .query(CallStore::summary)
                .list();
    }

    public int count(CallFilter filter) {
        var where = Where.of(filter);
        return database.sql("select count(*) from calls" + where.clause())
                .params(where.values())
                .query(Integer.class)
                .single();
    }

    public Optional<CallRecord> find(CallId id) {
        return database.sql("select " + COLUMNS + " from calls where id = :id")
                .param("id", Cleaned.text(id.value(), Cleaned.NAME))
                .query(CallStore::summary)
                .optional()
                .map(summary -> new CallRecord(summary, events(summary)));
    }

    private List<CallEvent> events(CallSummary call) {
        var events = new ArrayList<CallEvent>();
        events.add(new CallEvent.Started(
                call.id(), call.startedAt(), call.from(), call.to(), call.flow(), call.revision()));
        database
                .sql("""
                        select at, kind, node, detail, result, took_ms from call_events
                        where call_id = :id order by seq
                        """)
                .param("id", call.id().value())
                .query((row, n) -> StoredEvent.of(row).toEvent(call.id()))
                .stream()
                .forEach(events::add);
        if (call.endedAt() != null && call.outcome() != null) {
            events.add(new CallEvent.Ended(call.id(), call.endedAt(), call.outcome()));
        }
        return events;
    }

    /**
     * Closes what {@code server} left open when it was killed. To be called before it takes calls.
     *
     * @return how many calls there were
     */
    int closeLost(String server) {
        return database.sql("""
                        update calls set ended_at = :now, outcome = :lost where ended_at is null and server = :server
                        """)
                .param("now", timestamp(clock.instant()))
                .param("lost", CallOutcome.LOST.name())
                .param("server", server)
                .update();
    }

    private static CallSummary summary(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new CallSummary(
                new CallId(row.getString("id")),
                row.getString("caller"),
                row.getString("dialled"),
                row.getString("flow"),
                row.getString("flow_name"),
                row.getInt("revision"),
                instant(row, "started_at"),
                instantIfAny(row, "answered_at").orElse(null),
                instantIfAny(row, "ended_at").orElse(null),
                outcomeOf(outcome));
    }

    private static @Nullable CallOutcome outcomeOf(@Nullable String name) {
        return name == null ? null : CallOutcome.valueOf(name);
    }

    /** The SQL of a filter; what people typed goes in as values only. */
    private record Where(String clause, Map<String, Object> values) {

        static Where of(CallFilter filter) {
            var conditions = new ArrayList<String>();
            var values = new LinkedHashMap<String, Object>();
            if (filter.flow() != null) {
                conditions.add("flow = :flow");
                values.put("flow", filter.flow().value());
            }
            if (filter.outcome() != null) {
                conditions.add("outcome = :outcome");
                values.put("outcome", filter.outcome().name());
            }
            if (filter.since() != null) {
                conditions.add("started_at >= :since");
                values.put("since", timestamp(filter.since()));
            }
            if (filter.until() != null) {
                conditions.add("started_at < :until");
                values.put("until", timestamp(filter.until()));
            }
            if (filter.number() != null && !filter.number().isBlank()) {
                conditions.add("(position(:number in caller) > 0 or position(:number in dialled) > 0)");
                values.put("number", Cleaned.text(filter.number().strip(), Cleaned.NAME));
            }
            return new Where(conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), values);
        }
    }
}
