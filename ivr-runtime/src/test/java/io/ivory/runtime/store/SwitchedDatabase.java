package io.ivory.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that a test switches off and on again. */
public final class SwitchedDatabase extends DelegatingDataSource {

    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;

    public SwitchedDatabase(DataSource real) {
        super(real);
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** How often somebody was turned away. */
    public int refused() {
        return refused.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            refused.incrementAndGet();
            throw new SQLException("the database is away", "08001");
        }
        return super.getConnection();
    }
}
