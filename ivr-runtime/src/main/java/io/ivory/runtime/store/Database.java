package io.ivory.runtime.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the stores run their SQL, and the transactions around it. */
final class Database {

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;

    private Database(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
        this.batches = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Brings the tables up to date first. */
    static Database open(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .placeholders(typesOf(dataSource))
                .load()
                .migrate();
        return new Database(dataSource);
    }

    private static Map<String, String> typesOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            return h2
                    ? Map.of("long_text", "character large object", "bytes", "binary large object")
                    : Map.of("long_text", "text", "bytes", "bytea");
        } catch (SQLException e) {
            throw new StoreException("The database cannot be opened: " + e.getMessage(), e);
        }
    }

    JdbcClient.StatementSpec sql(String statement) {
        return sql.sql(statement);
    }

    boolean isReachable() {
        try {
            return sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    JdbcTemplate batches() {
        return batches;
    }

    /** Runs {@code work} wholly or, if it throws, not at all. Joins the transaction that is under way, if any. */
    <T> T inTransaction(Supplier<T> work) {
        T result = transactions.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("The work in a transaction always has a result");
        }
        return result;
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
