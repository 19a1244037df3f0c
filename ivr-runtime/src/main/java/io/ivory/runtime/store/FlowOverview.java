package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.timestamp;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of all flows, with what people look for first: numbers, calls of today, what is not published yet. */
final class FlowOverview {

    private final Database database;
    private final Clock clock;

    FlowOverview(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All flows, the one changed last first. */
    List<FlowSummary> list() {
        Map<String, List<String>> numbers = numbersByFlow();
        Map<String, Integer> calls = callsToday();
        return database.sql("""
                        select f.id, f.name, f.published_revision, f.changed_at, f.changed_by,
                               case when f.draft_content = r.content then 0 else 1 end as ahead
                        from flows f
                        left join revisions r on r.flow = f.id and r.revision = f.published_revision
                        order by f.changed_at desc, f.id
                        """)
                .query((row, n) -> {
                    String id = row.getString("id");
                    return new FlowSummary(
                            new FlowId(id),
                            row.getString("name"),
                            FlowStore.publishedRevision(row),
                            row.getInt("ahead") == 1,
                            instant(row, "changed_at"),
                            row.getString("changed_by"),
                            numbers.getOrDefault(id, List.of()),
                            calls.getOrDefault(id, 0));
                })
                .list();
    }

    private Map<String, List<String>> numbersByFlow() {
        var numbers = new LinkedHashMap<String, List<String>>();
        database.sql("select flow, number from numbers order by number").query((ResultSet row) -> {
            numbers.computeIfAbsent(row.getString("flow"), flow -> new ArrayList<>())
                    .add(row.getString("number"));
        });
        return numbers;
    }

    private Map<String, Integer> callsToday() {
        Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        var calls = new LinkedHashMap<String, Integer>();
        database.sql("select flow, count(*) as calls from calls where started_at >= :midnight group by flow")
                .param("midnight", timestamp(midnight))
                .query((ResultSet row) -> {
                    calls.put(row.getString("flow"), row.getInt("calls"));
                });
        return calls;
    }
}
