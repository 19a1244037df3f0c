package io.ivory.runtime.switchboard;

import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.call.IncomingCall.Rejection;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.meter.Tally;
import io.ivory.runtime.meter.TurnedAway;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about each call that comes in and gives those it takes a virtual thread. The last place where an error can
 * end: whatever goes wrong in a call, its line is given back and its caller not left in silence. Thread-safe.
 */
public final class Switchboard implements Consumer<IncomingCall>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FlowDirectory flows;
    private final FlowInterpreter interpreter;
    private final CallListener listener;
    private final InstantSource clock;
    private final int lines;
    private final Semaphore freeLines;
    private final CallerLines callers;
    private final Tally<TurnedAway> turnedAway = new Tally<>(TurnedAway.class);
    private final ExecutorService callThreads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 1).factory());

    private volatile boolean draining;
    private volatile boolean closing;

    /** @param lines how many calls may go on at once, all of them from one number if need be */
    public Switchboard(
            FlowDirectory flows, FlowInterpreter interpreter, CallListener listener, InstantSource clock, int lines) {
        this(flows, interpreter, listener, clock, lines, lines);
    }

    /**
     * The same with a limit for each caller.
     *
     * @param linesOfCaller how many calls of one number may go on at once
     */
    public Switchboard(
            FlowDirectory flows,
            FlowInterpreter interpreter,
            CallListener listener,
            InstantSource clock,
            int lines,
            int linesOfCaller) {
        this.flows = flows;
        this.interpreter = interpreter;
        this.listener = new CallListeners(List.of(listener));
        this.clock = clock;
        this.lines = lines;
        this.freeLines = new Semaphore(lines);
        this.callers = new CallerLines(linesOfCaller);
    }

    /** Called by the SIP thread, so it does not block: it decides and hands over. */
    @Override
    public void accept(IncomingCall call) {
        if (draining) {
            reject(call, Rejection.SHUTTING_DOWN);
            return;
        }
        Optional<PublishedFlow> flow;
        try {
            flow = flows.answering(DialledNumber.normalised(call.to()));
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("call", call.id()).setCause(bug).log("cannot find out which flow answers");
            reject(call, Rejection.ALL_LINES_BUSY); // comes back later, which "unknown number" would not
            return;
        }
        if (flow.isEmpty()) {
            reject(call, Rejection.UNKNOWN_NUMBER);
        } else if (!freeLines.tryAcquire()) {
            reject(call, Rejection.ALL_LINES_BUSY);
        } else if (!callers.tryTake(call.from())) {
            freeLines.release();
            reject(call, Rejection.TOO_MANY_OF_CALLER);
        } else {
            handOver(call, flow.get());
        }
    }

    /** From now on all new calls are turned away; those that go on may end in peace. */
    public void drain() {
        draining = true;
    }

    public int callsInProgress() {
        return lines - freeLines.availablePermits();
    }

    /** How many calls may go on at once. */
    public int lines() {
        return lines;
    }

    /** How many calls were turned away here since the start. */
    public Map<TurnedAway, Long> turnedAway() {
        return turnedAway.counts();
    }

    /**
     * Waits until no call goes on any more.
     *
     * @return whether that was so within {@code patience}
     */
    public boolean awaitQuiet(Duration patience) throws InterruptedException {
        boolean quiet = freeLines.tryAcquire(lines, patience.toMillis(), TimeUnit.MILLISECONDS);
        if (quiet) {
            freeLines.release(lines);
        }
        return quiet;
    }

    /**
     * Turns new calls away and ends those that go on, each with a goodbye to its caller's telephone. Waits for them for
     * {@link #PATIENCE}: a call that hears nothing must not keep the process from ending.
     */
    @Override
    public void close() {
        if (!close(PATIENCE)) {
            log.atWarn().addKeyValue("calls", callsInProgress()).log("calls that did not end are left behind");
        }
    }

    /** Whether all calls have ended within {@code patience}. */
    boolean close(Duration patience) {
        draining = true;
        closing = true;
        callThreads.shutdownNow();
        try {
            return callThreads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void handOver(IncomingCall call, PublishedFlow flow) {
        try {
            callThreads.execute(() -> {
                try {
                    converse(call, flow);
                } finally {
                    release(call);
                }
            });
        } catch (RejectedExecutionException closed) {
            release(call);
            reject(call, Rejection.SHUTTING_DOWN);
        }
    }

    private void release(IncomingCall call) {
        callers.giveBack(call.from());
        freeLines.release();
    }

    private void converse(IncomingCall call, PublishedFlow flow) {
        listener.on(
                new CallEvent.Started(call.id(), clock.instant(), call.from(), call.to(), flow.id(), flow.revision()));
        if (!call.trunk().isEmpty()) {
            listener.on(new CallEvent.CameOver(call.id(), clock.instant(), call.trunk(), call.diverted()));
        }
        CallOutcome outcome = CallOutcome.FAILED;
        try {
            outcome = run(call, flow);
        } catch (RuntimeException | Error bug) {
            log.atError().addKeyValue("call", call.id()).setCause(bug).log("call failed");
        } finally {
            listener.on(new CallEvent.Ended(call.id(), clock.instant(), outcome));
            log.atInfo()
                    .addKeyValue("call", call.id())
                    .addKeyValue("flow", flow.id())
                    .addKeyValue("outcome", outcome)
                    .log("call ended");
        }
    }

    private CallOutcome run(IncomingCall call, PublishedFlow flow) {
        CallControl control = taken(call);
        try {
            CallOutcome outcome = interpreter.run(flow, control);
            return closing && outcome == CallOutcome.CALLER_HUNG_UP ? CallOutcome.LOST : outcome;
        } finally {
            control.hangUp(); // a caller must never be left in silence
        }
    }

    private CallControl taken(IncomingCall call) {
        try {
            return call.accept();
        } catch (RuntimeException | Error bug) { // or the caller's telephone would ring on
            reject(call, Rejection.ALL_LINES_BUSY);
            throw bug;
        }
    }

    private void reject(IncomingCall call, Rejection rejection) {
        turnedAway.count(
                switch (rejection) {
                    case UNKNOWN_NUMBER -> TurnedAway.UNKNOWN_NUMBER;
                    case TOO_MANY_OF_CALLER -> TurnedAway.BUSY_CALLER;
                    case ALL_LINES_BUSY -> TurnedAway.ALL_LINES_BUSY;
                    case SHUTTING_DOWN -> TurnedAway.SHUTTING_DOWN;
                });
        log.atInfo()
                .addKeyValue("call", call.id())
                .addKeyValue("reason", rejection)
                .log("call turned away");
        call.reject(rejection);
    }
}
