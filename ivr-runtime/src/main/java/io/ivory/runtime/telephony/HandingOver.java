package io.ivory.runtime.telephony;

import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.sip.ReferObserver;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A caller and a person who talk by way of us until the caller's side has called the person itself: runs what
 * {@link HandOver} decides. The call's thread owns it; what it hears from elsewhere it hears in the order in which it came.
 */
final class HandingOver {

    private final ArrivedCall caller;
    private final Callee callee;
    private final Consumer<HandOverResult> told;
    private final HandOver state = new HandOver();
    private final LinkedBlockingQueue<HandOver.Event> events = new LinkedBlockingQueue<>();

    /** @param told hears what becomes of it */
    HandingOver(ArrivedCall caller, Callee callee, Consumer<HandOverResult> told) {
        this.caller = caller;
        this.callee = callee;
        this.told = told;
    }

    /**
     * Joins the two until one of them hangs up, or both are gone from here.
     *
     * @return {@link TransferResult#ANSWERED} if the person hung up first
     * @throws CallEndedException with {@link CallOutcome#TRANSFERRED} if the caller did, or has been handed over
     */
    TransferResult run() {
        caller.session().bridge(callee.session());
        try {
            var _ = callee.gone().thenRun(() -> events.add(HandOver.Event.PERSON_GONE));
            ask();
            while (true) {
                switch (state.state()) {
                    case PERSON_LEFT -> {
                        return TransferResult.ANSWERED;
                    }
                    case CALLER_LEFT -> throw new CallEndedException(CallOutcome.TRANSFERRED);
                    case HANDED_OVER -> throw gone();
                    case ALONE_ASKED, ALONE_ACCEPTED -> caller.session().unbridge(); // they may hear another call now
                    case ASKED, ACCEPTED, UNHEARD, STAYS -> {}
                }
                state.on(next()).ifPresent(told);
            }
        } finally {
            caller.session().unbridge();
        }
    }

    private void ask() {
        Optional<String> replacement = callee.replacement();
        if (replacement.isEmpty()) {
            events.add(HandOver.Event.NOT_REACHED);
            return;
        }
        caller.refer(replacement.get(), new ReferObserver() {

            @Override
            public void onAccepted() {
                events.add(HandOver.Event.ACCEPTED);
            }

            @Override
            public void onOutcome(int status) {
                events.add(status < 300 ? HandOver.Event.REACHED : HandOver.Event.NOT_REACHED);
            }
        });
    }

    /** What came before the end of the caller's leg counts, also if it is looked at after it. */
    private HandOver.Event next() {
        try {
            return caller.end().next(events, state.patience()).orElse(HandOver.Event.TIME_PASSED);
        } catch (CallEndedException over) {
            HandOver.Event before = events.poll();
            if (before != null) {
                return before;
            }
            if (over.outcome() != CallOutcome.CALLER_HUNG_UP) {
                throw over;
            }
            return HandOver.Event.CALLER_GONE;
        }
    }

    private CallEndedException gone() {
        caller.end().leave();
        caller.end(CallOutcome.TRANSFERRED);
        return new CallEndedException(CallOutcome.TRANSFERRED);
    }
}
