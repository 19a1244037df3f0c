package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our connections to carriers and telephone systems, without their passwords. Thread-safe. */
public final class TrunkStore {

    private final Database database;
    private final Changes changes;
    private final Clock clock;

    TrunkStore(Database database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Every trunk, by name. */
    public List<Trunk> list() {
        return database.sql("select * from trunks order by name")
                .query((row, n) -> trunk(row))
                .list();
    }

    public Optional<Trunk> find(String name) {
        return list().stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    /**
     * The trunk of that name.
     *
     * @throws NotFoundException if there is none
     */
    public Trunk named(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    private static NotFoundException unknown(String name) {
        return new NotFoundException("There is no trunk \"" + Cleaned.text(name, Cleaned.NAME) + "\".");
    }

    /** Keeps it, in place of the one of the same name. */
    public void save(Trunk trunk, String author) {
        Runnable put = () -> {
            if (bind(UPDATE, trunk, author).update() == 0) {
                bind(INSERT, trunk, author).update();
            }
        };
        try {
            database.inTransaction(put);
        } catch (DuplicateKeyException somebodyWasFaster) {
            database.inTransaction(put); // the row is there now
        }
        changes.happened();
    }

    /** Forgets it: calls over it are strangers' from then on. */
    public void delete(String name) {
        int deleted = database.sql("delete from trunks where name = :name")
                .param("name", name)
                .update();
        if (deleted == 0) {
            throw unknown(name);
        }
        changes.happened();
    }

    private static final String UPDATE = """
        update trunks set host = :host, port = :port, transport = :transport, account_user = :user,
            auth_user = :authUser, secret = :secret, domain = :domain, expiry_seconds = :expiry, keep_alive_seconds = :keepAlive,
            sources = :sources, caller_source = :callerSource, country = :country, codecs = :codecs,
            calls_at_once = :callsAtOnce, new_calls_per_second = :newCalls, outbound_per_day = :outboundPerDay,
            outbound = :outbound, srtp = :srtp, changed_at = :at, changed_by = :author
        where name = :name
        """;

    private static final String INSERT = """
        insert into trunks (name, host, port, transport, account_user, auth_user, secret, domain, expiry_seconds,
                keep_alive_seconds,
            sources, caller_source, country, codecs, calls_at_once, new_calls_per_second, outbound_per_day,
            outbound, srtp, changed_at, changed_by)
        values (:name, :host, :port, :transport, :user, :authUser, :secret, :domain, :expiry, :keepAlive, :sources,
            :callerSource, :country, :codecs, :callsAtOnce, :newCalls, :outboundPerDay, :outbound, :srtp, :at,
            :author)
        """;

    private JdbcClient.StatementSpec bind(String statement, Trunk trunk, String author) {
        TrunkServer server = trunk.server();
        TrunkAccount account = trunk.account();
        return database.sql(statement)
                .param("name", trunk.name())
                .param("host", server == null ? null : server.host())
                .param("port", server == null ? null : server.port())
                .param("transport", server == null ? null : name(server.transport()))
                .param("user", account == null ? null : account.user())
                .param("authUser", account == null ? null : account.authUser())
                .param("secret", account == null ? null : account.secret())
                .param("domain", account == null ? null : account.domain())
                .param("expiry", account == null ? null : account.expiry().toSeconds())
                .param("keepAlive", account == null ? null : seconds(account.keepAlive()))
                .param(
                        "sources",
                        trunk.sources().stream().map(AddressRange::toString).collect(Collectors.joining(" ")))
                .param("callerSource", trunk.callers().source().name())
                .param("country", trunk.callers().country())
                .param(
                        "codecs",
                        trunk.codecs().stream().map(AudioEncoding::name).collect(Collectors.joining(" ")))
                .param("callsAtOnce", trunk.limits().callsAtOnce())
                .param("newCalls", trunk.limits().newCallsPerSecond())
                .param("outboundPerDay", trunk.limits().outboundPerDay())
                .param("outbound", trunk.outbound())
                .param("srtp", trunk.ownSrtp().map(SrtpPolicy::name).orElse(null))
                .param("at", timestamp(clock.instant()))
                .param("author", Cleaned.text(author, Cleaned.NAME));
    }

    private static Trunk trunk(ResultSet row) throws SQLException {
        return new Trunk(
                row.getString("name"),
                server(row),
                account(row),
                words(row, "sources").stream().map(AddressRange::parse).toList(),
                new TrunkCallers(CallerSource.valueOf(row.getString("caller_source")), row.getString("country")),
                words(row, "codecs").stream().map(AudioEncoding::valueOf).toList(),
                new TrunkLimits(
                        row.getInt("calls_at_once"),
                        row.getInt("new_calls_per_second"),
                        row.getInt("outbound_per_day")),
                row.getBoolean("outbound"),
                srtp(row));
    }

    private static @Nullable String name(@Nullable Transport transport) {
        return transport == null ? null : transport.name();
    }

    private static @Nullable SrtpPolicy srtp(ResultSet row) throws SQLException {
        String policy = row.getString("srtp");
        return policy == null ? null : SrtpPolicy.valueOf(policy);
    }

    private static @Nullable TrunkServer server(ResultSet row) throws SQLException {
        String host = row.getString("host");
        if (host == null) {
            return null;
        }
        String transport = row.getString("transport");
        return new TrunkServer(
                host, row.getObject("port", Integer.class), transport == null ? null : Transport.valueOf(transport));
    }

    private static @Nullable TrunkAccount account(ResultSet row) throws SQLException {
        String user = row.getString("account_user");
        return user == null
                ? null
                : new TrunkAccount(
                        user,
                        row.getString("auth_user"),
                        row.getString("secret"),
                        row.getString("domain"),
                        Duration.ofSeconds(row.getInt("expiry_seconds")),
                        duration(row.getObject("keep_alive_seconds", Integer.class)));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration duration(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.stream(row.getString(column).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
