package io.ivory.designer.metrics;

import io.ivory.designer.status.StatusReport.Calls;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.switchboard.CallCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds at what nobody can be kept waiting for while it is found out: whether the database answers,
 * which trunks, queues and services there are, and how counters stood an hour ago. A thread of its own does that.
 */
@Component
final class Lookout implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Lookout.class);

    private static final long EVERY_SECONDS = 5;

    /** Once the phone side runs. */
    private static final int PHASE = 200;

    private final Workspace workspace;
    private final PhoneSide phone;
    private final CallCounts counts;
    private final ChangingMeters changing;
    private final Clock clock;
    private final LastHour lastHour = new LastHour();
    private volatile boolean databaseAnswers = true;
    private volatile @Nullable ScheduledExecutorService thread;

    Lookout(
            MeterRegistry registry,
            Workspace workspace,
            PhoneSide phone,
            CallCounts counts,
            ChangingMeters changing,
            Clock clock) {
        this.workspace = workspace;
        this.phone = phone;
        this.counts = counts;
        this.changing = changing;
        this.clock = clock;
        Gauge.builder("ivory.database.up", this, lookout -> lookout.databaseAnswers() ? 1 : 0)
                .description("1 while the database answers")
                .register(registry);
    }

    /** Whether the database did when it was asked last. */
    boolean databaseAnswers() {
        return databaseAnswers;
    }

    /** Calls, with those that were not taken in the last hour, or since the start if that was later. */
    Calls calls() {
        return new Calls(
                phone.callsInProgress(),
                phone.lines(),
                counts.mostToday(clock.instant()),
                lastHour.upTo(phone.turnedAway()));
    }

    /** Looks now. */
    synchronized void look() {
        try {
            lastHour.note(phone.turnedAway(), System.nanoTime());
            changing.look();
            databaseAnswers = workspace.isReachable();
        } catch (RuntimeException bug) { // or nobody would look ever again
            log.atError().setCause(bug).log("the state of the system could not be looked at");
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lookout").daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService started = thread;
        thread = null;
        if (started != null) {
            started.shutdown(); // without an interrupt: H2 would close its file
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
