package io.ivory.runtime.switchboard;

import io.ivory.flow.DigitRules;
import io.ivory.flow.RejectCause;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call that comes in, and the caller behind it, without a telephone. */
final class TestCaller implements IncomingCall, CallControl {

    final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    final AtomicInteger hangUps = new AtomicInteger();
    final CountDownLatch talks = new CountDownLatch(1);
    CountDownLatch leaves = new CountDownLatch(0);
    CompletableFuture<@Nullable Void> hears = CompletableFuture.completedFuture(null);

    @Nullable
    Rejection rejection;

    private final String to;
    private String from = "+1202";
    private boolean bug;
    private boolean withoutAudio;

    TestCaller(String to) {
        this.to = to;
    }

    TestCaller from(String number) {
        from = number;
        return this;
    }

    TestCaller staying() {
        leaves = new CountDownLatch(1);
        return this;
    }

    TestCaller withBug() {
        bug = true;
        return this;
    }

    TestCaller deaf() {
        hears = new CompletableFuture<>();
        return this;
    }

    TestCaller withoutAudio() {
        withoutAudio = true;
        return this;
    }

    @Override
    public CallId id() {
        return new CallId("call");
    }

    @Override
    public String from() {
        return from;
    }

    @Override
    public String to() {
        return to;
    }

    @Override
    public String diverted() {
        return "";
    }

    @Override
    public CallControl accept() {
        if (withoutAudio) {
            throw new IllegalStateException("no audio for this call");
        }
        return this;
    }

    @Override
    public void reject(Rejection reason) {
        rejection = reason;
    }

    @Override
    public void ring() {
        if (bug) {
            throw new IllegalStateException("a bug in the telephone");
        }
    }

    @Override
    public void reject(RejectCause cause) {}

    @Override
    public void answer() {}

    @Override
    public void play(Utterance utterance) {
        heard.add(utterance.words());
        talks.countDown();
        hears.join(); // unlike the wait below, goes on when interrupted
        try {
            leaves.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new CallEndedException();
        }
    }

    @Override
    public DigitInput ask(Utterance utterance, DigitRules rules) {
        return new DigitInput.NoInput();
    }

    @Override
    public HoldSound hold() {
        return () -> {};
    }

    @Override
    public WaitResult waitInLine(LineWish wish, LineNews news) {
        return WaitResult.FULL;
    }

    @Override
    public Recorded record(RecordingRules rules, SoundSink sink) {
        return new Recorded(Duration.ZERO, Recorded.End.SILENCE);
    }

    @Override
    public TransferResult transfer(List<Person> people, Duration ringFor, Consumer<Person> answered) {
        return TransferResult.FAILED;
    }

    @Override
    public TransferResult refer(Person destination, Duration within, Consumer<Person> answered) {
        return TransferResult.FAILED;
    }

    @Override
    public Optional<CallOutcome> ended() {
        return Optional.empty();
    }

    @Override
    public void hangUp() {
        hangUps.incrementAndGet();
    }
}
