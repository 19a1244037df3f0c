package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows that others may run or go on in. What was read once is kept as long as it is published. Thread-safe. */
final class PublishedFlows {

    private static final Logger log = LoggerFactory.getLogger(PublishedFlows.class);

    private final Database database;
    private volatile Map<Key, FlowDefinition> known = Map.of();

    /** The content tells revisions of one number apart: a publishing may have been taken back. */
    private record Key(String flow, int revision, String content) {}

    PublishedFlows(Database database) {
        this.database = database;
    }

    /** By id. A flow that cannot be read is as good as missing. */
    Map<String, FlowDefinition> flows() {
        Map<Key, FlowDefinition> before = known;
        var now = new LinkedHashMap<Key, FlowDefinition>();
        database.sql("""
                        select f.id, r.revision, r.content from flows f
                        join revisions r on r.flow = f.id and r.revision = f.published_revision
                        order by f.id
                        """)
                .query((row, n) -> new Key(row.getString("id"), row.getInt("revision"), row.getString("content")))
                .list()
                .forEach(key -> {
                    FlowDefinition flow = before.get(key);
                    if (flow != null) {
                        now.put(key, flow);
                    } else {
                        read(key, now);
                    }
                });
        known = new HashMap<>(now);
        var flows = new LinkedHashMap<String, FlowDefinition>();
        now.forEach((key, flow) -> flows.put(key.flow(), flow));
        return flows;
    }

    private void read(Key key, Map<Key, FlowDefinition> into) {
        database.sql("select definition from revisions where flow = :flow and revision = :revision")
                .param("flow", key.flow())
                .param("revision", key.revision())
                .query((ResultSet row) -> {
                    try {
                        into.put(key, StoredForm.read(row.getString("definition")));
                    } catch (RuntimeException e) {
                        log.atWarn()
                                .addKeyValue("flow", key.flow())
                                .addKeyValue("reason", e.getMessage())
                                .log("published flow cannot be read");
                    }
                });
    }
}
