package io.ivory.runtime.server;

import io.ivory.runtime.switchboard.Switchboard;
import io.ivory.runtime.telephony.Telephony;
import io.ivory.runtime.telephony.TelephonyCounters;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Answers the phone while the process runs: starts last, and stops first. Stopping turns new calls away, lets those that
 * go on end in peace for as long as the settings allow, and then ends what is left.
 */
public final class PhoneSide implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PhoneSide.class);

    /** After the workspace is ready (phase 0); before the web server. */
    private static final int PHASE = 100;

    private final Switchboard switchboard;
    private final Supplier<Telephony> start;
    private final Duration drain;
    private volatile @Nullable Telephony telephony;

    /** @param drain how long calls that go on may take to end by themselves when the process stops */
    PhoneSide(Switchboard switchboard, Supplier<Telephony> start, Duration drain) {
        this.switchboard = switchboard;
        this.start = start;
        this.drain = drain;
    }

    @Override
    public void start() {
        Telephony started = start.get();
        telephony = started;
        log.atInfo().addKeyValue("sipPort", started.sipPort()).log("taking calls");
    }

    /** The port of SIP over UDP and TCP. */
    public int sipPort() {
        return running().sipPort();
    }

    /** What calls hold at this moment. */
    public TelephonyCounters counters() {
        return running().counters();
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
