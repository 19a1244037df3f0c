package io.ivory.designer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.store.CallFilter;
import io.ivory.runtime.store.CallRecord;
import io.ivory.runtime.store.CallSummary;
import io.ivory.runtime.store.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** What tests ask of the running program: where to call, and what it remembers of a call. */
@Component
final class PhoneLine {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final PhoneSide phoneSide;
    private final Workspace workspace;

    PhoneLine(PhoneSide phoneSide, Workspace workspace) {
        this.phoneSide = phoneSide;
        this.workspace = workspace;
    }

    String uri(String number) {
        return "sip:" + number + "@127.0.0.1:" + phoneSide.sipPort();
    }

    /** The only call from {@code from}, once it has come to its end and is written down. */
    CallRecord endedCall(String from) {
        await(() -> calls(from).stream().anyMatch(call -> call.outcome() != null), "the record of " + from);
        List<CallSummary> calls = calls(from);
        assertThat(calls).hasSize(1);
        return workspace.calls().find(calls.getFirst().id()).orElseThrow();
    }

    CallId call(String from) {
        await(() -> !calls(from).isEmpty(), "a call from " + from);
        return calls(from).getFirst().id();
    }

    /** The ended calls of callers whose number starts with {@code prefix}. */
    List<CallSummary> endedCalls(String prefix, int count) {
        await(
                () -> calls(prefix).stream().filter(call -> call.outcome() != null).count() == count,
                count + " ended calls of " + prefix);
        return calls(prefix);
    }

    private List<CallSummary> calls(String number) {
        return workspace.calls().page(0, 500, new CallFilter(null, null, null, null, number));
    }

    int callsInProgress() {
        return phoneSide.callsInProgress();
    }

    static List<String> wordsOf(CallRecord call) {
        return call.events().stream()
                .filter(CallEvent.Said.class::isInstance)
                .map(event -> ((CallEvent.Said) event).words())
                .toList();
    }

    static List<String> pathOf(CallRecord call) {
        return call.events().stream()
                .filter(CallEvent.EnteredNode.class::isInstance)
                .map(event -> ((CallEvent.EnteredNode) event).node().value())
                .toList();
    }

    /** Waits for what another thread brings about. */
    static void await(BooleanSupplier condition, String what) {
        long deadlineNs = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs >= 0) {
                throw new AssertionError("Waited " + SOON + " in vain for " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
