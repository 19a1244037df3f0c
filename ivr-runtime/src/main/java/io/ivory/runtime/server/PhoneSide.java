package io.ivory.runtime.server;

import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.switchboard.Switchboard;
import io.ivory.runtime.telephony.QueueState;
import io.ivory.runtime.telephony.Telephony;
import io.ivory.runtime.telephony.TelephonyCounters;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkDesk;
import io.ivory.runtime.trunk.TrunkState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Answers the phone while the process runs: starts last, and stops first. Stopping turns new calls away, lets those that
 * go on end in peace for as long as the settings allow, and then ends what is left.
 */
public final class PhoneSide implements SmartLifecycle, TrunkDesk {

    private static final Logger log = LoggerFactory.getLogger(PhoneSide.class);

    /** After the workspace is ready (phase 0); before the web server. */
    private static final int PHASE = 100;

    private final Switchboard switchboard;
    private final Supplier<Telephony> start;
    private final Supplier<List<Trunk>> trunks;
    private final Predicate<String> secrets;
    private final Duration drain;
    private volatile @Nullable Telephony telephony;

    /**
     * @param trunks the trunks that are to be in use
     * @param secrets whether the secret of that name is set
     * @param drain how long calls that go on may take to end by themselves when the process stops
     */
    PhoneSide(
            Switchboard switchboard,
            Supplier<Telephony> start,
            Supplier<List<Trunk>> trunks,
            Predicate<String> secrets,
            Duration drain) {
        this.switchboard = switchboard;
        this.start = start;
        this.trunks = trunks;
        this.secrets = secrets;
        this.drain = drain;
    }

    @Override
    public void start() {
        Telephony started = start.get();
        telephony = started;
        useTrunks();
        log.atInfo().addKeyValue("sipPort", started.sipPort()).log("taking calls");
    }

    /** From now on the trunks of the workspace are in use, as they are now. While the database is away, those of before. */
    void useTrunks() {
        Telephony running = telephony;
        if (running == null) {
            return;
        }
        try {
            running.trunks().use(trunks.get());
        } catch (RuntimeException away) {
            log.atError().setCause(away).log("the trunks cannot be read; those of before stay in use");
        }
    }

    @Override
    public List<TrunkState> trunks() {
        Telephony running = telephony;
        return running == null ? List.of() : running.trunks().states();
    }

    @Override
    public CompletableFuture<TrunkAnswer> tryOut(String trunk) {
        Telephony running = telephony;
        return running == null
                ? CompletableFuture.completedFuture(new TrunkAnswer(false, "The phone side does not run"))
                : running.trunks().tryOut(trunk);
    }

    @Override
    public boolean hasSecret(String secret) {
        return secrets.test(secret);
    }

    /** The port of SIP over UDP and TCP. */
    public int sipPort() {
        return running().sipPort();
    }

    /** What calls hold at this moment. */
    public TelephonyCounters counters() {
        return running().counters();
    }

    /** The same for whoever watches over it, before and after it runs as well: empty then. */
    public Optional<TelephonyCounters> countersIfRunning() {
        Telephony running = telephony;
        return running == null ? Optional.empty() : Optional.of(running.counters());
    }

    /** How many new calls were not taken since the start, wherever that was decided. */
    public Map<TurnedAway, Long> turnedAway() {
        var all = new EnumMap<>(switchboard.turnedAway());
        countersIfRunning()
                .ifPresent(counters ->
                        counters.turnedAway().forEach((reason, count) -> all.merge(reason, count, Long::sum)));
        return all;
    }

    /** Each line that callers have waited in, by name. */
    public List<QueueState> queues() {
        Telephony running = telephony;
        return running == null ? List.of() : running.queues();
    }

    /** How many calls may go on at once. */
    public int lines() {
        return switchboard.lines();
    }

    private Telephony running() {
        Telephony running = telephony;
        if (running == null) {
            throw new IllegalStateException("The phone side does not run");
        }
        return running;
    }

    public int callsInProgress() {
        return switchboard.callsInProgress();
    }

    @Override
    public void stop() {
        Telephony running = telephony;
        telephony = null;
        if (running != null) {
            switchboard.drain();
            running.drain();
            letCallsEnd();
            switchboard.close();
            running.close();
        }
    }

    private void letCallsEnd() {
        int calls = switchboard.callsInProgress();
        log.atInfo()
                .addKeyValue("calls", calls)
                .addKeyValue("atMost", drain)
                .log("taking no more calls, waiting for those that go on");
        try {
            if (!switchboard.awaitQuiet(drain)) {
                log.atWarn().addKeyValue("calls", switchboard.callsInProgress()).log("ending calls that still go on");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return telephony != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
