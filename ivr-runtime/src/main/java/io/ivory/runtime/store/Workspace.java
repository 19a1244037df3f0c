package io.ivory.runtime.store;

import io.ivory.flow.check.RuleSettings;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

/** Everything that is kept: the stores over one database. Close it last, after all calls have ended. */
public final class Workspace implements AutoCloseable {

    private final Database database;
    private final FlowStore flows;
    private final NumberStore numbers;
    private final Clock clock;
    private final ResourceStore resources;
    private final TrunkStore trunks;
    private final Bundles bundles;
    private final Accounts accounts;
    private final LiveFlows liveFlows;
    private final CallStore calls;
    private final CallWriter callWriter;
    private final CallerStore callers;
    private final VoicemailStore voicemail;
    private final CallbackStore callbacks;
    private final NoticeStore notices;
    private final Changes changes = new Changes();

    private Workspace(Database database, String server, Clock clock, BeforeLive beforeLive, RuleSettings rules) {
        this.database = database;
        this.clock = clock;
        resources = new ResourceStore(database, changes, clock);
        flows = new FlowStore(database, resources, beforeLive, changes, clock, rules);
        numbers = new NumberStore(database, changes);
        trunks = new TrunkStore(database, changes, clock);
        bundles = new Bundles(flows, resources, changes);
        accounts = new Accounts(database, clock);
        calls = new CallStore(database, clock);
        calls.closeLost(server);
        callWriter = new CallWriter(database, server);
        callers = new CallerStore(database, clock);
        callbacks = new CallbackStore(database, clock);
        notices = new NoticeStore(database, server);
        voicemail = new VoicemailStore(database, server, clock);
        liveFlows = new LiveFlows(flows, numbers, resources);
        changes.listen(liveFlows::refresh);
        liveFlows.refresh();
    }

    /**
     * Opens the workspace in {@code dataSource}, bringing its tables up to date, and closes the records of calls that
     * were cut off when the process last ended.
     *
     * @param server names this process among those that share the database
     * @param clock the time, and the zone in which a day begins
     * @param beforeLive what is done before a flow is published
     */
    public static Workspace open(DataSource dataSource, String server, Clock clock, BeforeLive beforeLive) {
        return open(dataSource, server, clock, beforeLive, RuleSettings.DEFAULT);
    }

    /**
     * The same, with rules as strict as its owner wants them.
     *
     * @param rules how much the findings of each rule matter
     */
    public static Workspace open(
            DataSource dataSource, String server, Clock clock, BeforeLive beforeLive, RuleSettings rules) {
        return new Workspace(Database.open(dataSource), server, clock, beforeLive, rules);
    }

    public FlowStore flows() {
        return flows;
    }

    /** The time by which the workspace goes. */
    public Instant now() {
        return clock.instant();
    }

    public NumberStore numbers() {
        return numbers;
    }

    public ResourceStore resources() {
        return resources;
    }

    public TrunkStore trunks() {
        return trunks;
    }

    public Bundles bundles() {
        return bundles;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** Whether the database answers. May take as long as a connection to it is waited for. */
    public boolean isReachable() {
        return database.isReachable();
    }

    /** Which flow takes a call. */
    public LiveFlows liveFlows() {
        return liveFlows;
    }

    /** Has {@code listener} told, once {@link #liveFlows} is up to date, whenever what takes calls may have changed. */
    public void whenChanged(Runnable listener) {
        changes.listen(listener);
    }

    public CallStore calls() {
        return calls;
    }

    /** Where calls report what happens in them. */
    public CallWriter callWriter() {
        return callWriter;
    }

    /** What is known of callers from their earlier calls. */
    public CallerStore callers() {
        return callers;
    }

    /** What callers have left in voicemail boxes. */
    public VoicemailStore voicemail() {
        return voicemail;
    }

    /** Who is to be called back. */
    public CallbackStore callbacks() {
        return callbacks;
    }

    /** What services and people have still to be told. */
    public NoticeStore notices() {
        return notices;
    }

    @Override
    public void close() {
        callers.close();
        callWriter.close();
    }
}
