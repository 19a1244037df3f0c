package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What flows refer to by name: opening hours, tables, people, services, recordings. Thread-safe. */
public final class ResourceStore {

    /** Ten minutes of telephone sound, with room to spare. */
    public static final int MAX_AUDIO_BYTES = 20 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile(Bundle.NAME_PATTERN);
    private static final Pattern AUDIO_NAME = Pattern.compile(Bundle.AUDIO_PATTERN);

    private final Database database;
    private final Changes changes;
    private final Clock clock;
    private final PublishedFlows published;

    ResourceStore(Database database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
        this.published = new PublishedFlows(database);
    }

    /** Everything that flows can refer to at this moment. */
    public Resources resources() {
        var hours = new LinkedHashMap<String, OpeningHours>();
        var tables = new LinkedHashMap<String, DataTable>();
        var destinations = new LinkedHashMap<String, Destination>();
        var connections = new LinkedHashMap<String, Connection>();
        var audio = new LinkedHashSet<String>();
        database.sql("""
                        select kind, name, case when kind = 'AUDIO' then null else content end as content
                        from resources order by name
                        """).query((ResultSet row) -> {
            String name = row.getString("name");
            switch (ResourceKind.valueOf(row.getString("kind"))) {
                case HOURS -> hours.put(name, StoredForm.hours(row.getBytes("content")));
                case TABLE -> tables.put(name, StoredForm.table(row.getBytes("content")));
                case DESTINATION -> destinations.put(name, StoredForm.destination(row.getBytes("content")));
                case CONNECTION -> connections.put(name, StoredForm.connection(row.getBytes("content")));
                case AUDIO -> audio.add(name);
            }
        });
        return new Resources(hours, tables, destinations, connections, audio, published.flows());
    }

    public void save(String name, OpeningHours hours, String author) {
        save(ResourceKind.HOURS, name, StoredForm.write(hours), author);
    }

    /**
     * Changes the opening hours of this name, whatever they say by now.
     *
     * @throws NotFoundException if there are none
     */
    public void changeHours(String name, UnaryOperator<OpeningHours> change, String author) {
        changeInOneGo(() -> {
            OpeningHours now = content(new Key(ResourceKind.HOURS, name))
                    .map(StoredForm::hours)
                    .orElseThrow(() -> new NotFoundException("There are no opening hours \"" + name + "\"."));
            put(ResourceKind.HOURS, name, StoredForm.write(change.apply(now)), author);
        });
        changes.happened();
    }

    public void save(String name, DataTable table, String author) {
        save(ResourceKind.TABLE, name, StoredForm.write(table), author);
    }

    public void save(String name, Destination destination, String author) {
        save(ResourceKind.DESTINATION, name, StoredForm.write(destination), author);
    }

    public void save(String name, Connection connection, String author) {
        save(ResourceKind.CONNECTION, name, StoredForm.write(connection), author);
    }

    /**
     * Stores a recording.
     *
     * @param name a file name that ends in {@code .wav}
     */
    public void saveAudio(String name, byte[] wav, String author) {
        save(ResourceKind.AUDIO, name, wav, author);
    }

    /** A recording as it was stored. */
    public Optional<byte[]> audio(String name) {
        return content(new Key(ResourceKind.AUDIO, name));
    }

    /** Names one resource. */
    record Key(ResourceKind kind, String name) {}

    /** A resource in its stored form. */
    Optional<byte[]> content(Key key) {
        return database.sql("select content from resources where kind = :kind and name = :name")
                .param("kind", key.kind().name())
                .param("name", key.name())
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    /** The flows that need it, in draft or published, by name; and groups, queues and boxes that need it. */
    public List<String> usedBy(ResourceKind kind, String name) {
        var users = new ArrayList<>(
                new WhereUsed(new DraftStore(database, clock).draftsAndPublished()).flowsThatUse(kind, name));
        resources().destinations().forEach((group, destination) -> {
            List<String> needed = switch (kind) {
                case DESTINATION -> WhereUsed.members(destination);
                case AUDIO -> WhereUsed.recordings(destination);
                case HOURS, TABLE, CONNECTION -> List.of();
            };
            if (needed.contains(name)) {
                users.add(group);
            }
        });
        return users;
    }

    /**
     * Deletes it.
     *
     * @throws InUseException if a flow or group needs it
     */
    public void delete(ResourceKind kind, String name) {
        List<String> users = usedBy(kind, name);
        if (!users.isEmpty()) {
            throw new InUseException(
                    "The " + kind.words() + " \"" + name + "\" is used by " + String.join(", ", users)
                            + ". Let these use something else first.",
                    users);
        }
        int deleted = database.sql("delete from resources where kind = :kind and name = :name")
                .param("kind", kind.name())
                .param("name", name)
                .update();
        if (deleted == 0) {
            throw new NotFoundException("There is no " + kind.words() + " \"" + name + "\".");
        }
        changes.happened();
    }

    private void save(ResourceKind kind, String name, byte[] content, String author) {
        changeInOneGo(() -> put(kind, name, content, author));
        changes.happened();
    }

    /**
     * Runs {@code puts} wholly, or not at all if a published flow could take no calls after it.
     *
     * @throws RefusedException naming such flows and what would be wrong with them
     */
    void changeInOneGo(Runnable puts) {
        Runnable checked = () -> {
            var flows = new PublishedChecks(database);
            Set<String> failedBefore = flows.failing(resources()).keySet();
            puts.run();
            Map<String, String> failing = flows.failing(resources());
            failing.keySet().removeAll(failedBefore);
            if (!failing.isEmpty()) {
                throw new RefusedException("Nothing was changed, because callers could not be answered any more. "
                        + String.join("\n", failing.values()));
            }
        };
        try {
            database.inTransaction(checked);
        } catch (DuplicateKeyException somebodyWasFaster) {
            database.inTransaction(checked); // the row is there now
        }
    }

    /** Stores it without telling anybody: for work within a transaction. */
    void put(ResourceKind kind, String name, byte[] content, String author) {
        check(kind, name, content);
        int updated = bind("""
                        update resources set content = :content, changed_at = :at, changed_by = :author
                        where kind = :kind and name = :name
                        """, kind, name, content, author).update();
        if (updated == 0) {
            bind("""
                            insert into resources (kind, name, content, changed_at, changed_by)
                            values (:kind, :name, :content, :at, :author)
                            """, kind, name, content, author).update();
        }
    }

    private JdbcClient.StatementSpec bind(
            String statement, ResourceKind kind, String name, byte[] content, String author) {
        return database.sql(statement)
                .param("kind", kind.name())
                .param("name", name)
                .param("content", content)
                .param("at", timestamp(clock.instant()))
                .param("author", Cleaned.text(author, Cleaned.NAME));
    }

    private static void check(ResourceKind kind, String name, byte[] content) {
        boolean audio = kind == ResourceKind.AUDIO;
        if (!(audio ? AUDIO_NAME : NAME).matcher(name).matches()) {
            throw new RefusedException("The name of a " + kind.words() + " is made of letters, digits, \"-\" and \"_\""
                    + (audio ? " and ends in .wav" : "") + ", but this one is \"" + Cleaned.text(name, Cleaned.NAME)
                    + "\".");
        }
        if (audio && content.length > MAX_AUDIO_BYTES) {
            throw new RefusedException("A recording has at most " + MAX_AUDIO_BYTES / 1024 / 1024 + " MB, but \"" + name
                    + "\" has " + content.length / 1024 / 1024 + " MB.");
        }
    }
}
