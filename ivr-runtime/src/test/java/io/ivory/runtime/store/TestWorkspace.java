package io.ivory.runtime.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Workspaces for tests, on the very database that runs in production. */
public final class TestWorkspace {

    public static final Instant NOON = Instant.parse("2026-11-23T09:00:00Z");
    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private static final String MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private TestWorkspace() {}

    /** A database in memory that lasts as long as the test's process. */
    public static DataSource memory() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + MODE + ";DB_CLOSE_DELAY=-1", "ivory", "");
    }

    /** A database in a file, as in production. */
    public static JdbcConnectionPool file(Path directory) {
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + directory.resolve("ivory") + MODE + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "ivory",
                "");
    }

    /** Noon in Moscow, for ever. */
    public static Clock clock() {
        return InstantSource.fixed(NOON).withZone(MOSCOW);
    }

    public static Workspace open(DataSource dataSource) {
        return Workspace.open(dataSource, "test", clock(), BeforeLive.NOTHING);
    }
}
