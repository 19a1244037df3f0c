package io.ivory.runtime.server;

import io.ivory.runtime.switchboard.Switchboard;
import io.ivory.runtime.telephony.Telephony;
import io.ivory.runtime.telephony.TelephonyCounters;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Answers the phone while the process runs: starts last, and ends the calls that go on before anything else stops. */
public final class PhoneSide implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PhoneSide.class);

    /** After the workspace is ready (phase 0); before the web server. */
    private static final int PHASE = 100;

    private final Switchboard switchboard;
    private final Supplier<Telephony> start;
    private volatile @Nullable Telephony telephony;

    PhoneSide(Switchboard switchboard, Supplier<Telephony> start) {
        this.switchboard = switchboard;
        this.start = start;
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
            log.atInfo().addKeyValue("calls", switchboard.callsInProgress()).log("ending calls");
            switchboard.close();
            running.close();
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
