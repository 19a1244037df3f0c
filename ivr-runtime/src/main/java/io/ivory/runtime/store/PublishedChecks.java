package io.ivory.runtime.store;

import io.ivory.flow.check.RuleSettings;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Surroundings;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Answers which published flows could take no call with the resources that are stored, and why. */
final class PublishedChecks {

    private final Database database;

    PublishedChecks(Database database) {
        this.database = database;
    }

    /**
     * The flows that do not pass their checks: id to the flow's name and what is wrong with it. A flow that cannot even
     * be read is among them.
     */
    Map<String, String> failing(Resources held) {
        var failing = new LinkedHashMap<String, String>();
        database.sql("""
                        select f.id, f.name, r.definition from flows f
                        join revisions r on r.flow = f.id and r.revision = f.published_revision
                        order by f.id
                        """)
                .query((row, n) ->
                        new Published(row.getString("id"), row.getString("name"), row.getString("definition")))
                .list()
                .forEach(flow -> flow.check(held, failing));
        return failing;
    }

    /** A flow that takes calls, as it is stored. */
    private record Published(String id, String name, String definition) {

        void check(Resources held, Map<String, String> failing) {
            try {
                RunnableFlow.of(StoredForm.read(definition), Surroundings.of(held), RuleSettings.REQUIRED_ONLY);
            } catch (RuntimeException wrong) { // whatever keeps it from being read keeps it from taking calls
                failing.put(id, "\"" + name + "\": " + Objects.requireNonNullElse(wrong.getMessage(), ""));
            }
        }
    }
}
