package io.ivory.runtime.telephony;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.IncomingCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A flow in Java: runs each call on a virtual thread and keeps what came of it. */
final class TestFlow<T> {

    private final Function<CallControl, T> steps;
    private final LinkedBlockingQueue<CompletableFuture<T>> ended = new LinkedBlockingQueue<>();

    TestFlow(Function<CallControl, T> steps) {
        this.steps = steps;
    }

    void take(IncomingCall incoming) {
        Thread.ofVirtual().start(() -> run(incoming.accept()));
    }

    private void run(CallControl call) {
        var result = new CompletableFuture<T>();
        try {
            result.complete(steps.apply(call));
        } catch (RuntimeException | AssertionError e) {
            result.completeExceptionally(e);
        }
        ended.add(result);
    }

    T result() throws Exception {
        CompletableFuture<T> result = ended.poll(20, SECONDS);
        assertThat(result).as("the flow has ended").isNotNull();
        return result.get();
    }

    /** How the call ended for a flow that did not get to its own end. */
    CallOutcome outcome() throws Exception {
        CompletableFuture<T> result = ended.poll(20, SECONDS);
        assertThat(result).as("the flow has ended").isNotNull();
        Throwable problem = result.handle((value, thrown) -> thrown).get();
        assertThat(problem).isInstanceOf(CallEndedException.class);
        return ((CallEndedException) problem).outcome();
    }
}
