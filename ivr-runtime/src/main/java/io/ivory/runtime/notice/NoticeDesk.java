package io.ivory.runtime.notice;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.interpreter.Notices;
import io.ivory.runtime.interpreter.ServiceClient;
import io.ivory.runtime.interpreter.ServiceClient.Answered;
import io.ivory.runtime.interpreter.ServiceClient.Failed;
import io.ivory.runtime.interpreter.ServiceClient.ServiceAnswer;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import io.ivory.runtime.interpreter.ServiceClient.Slow;
import io.ivory.runtime.mail.Letter;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.WaitingNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notifications on threads of its own: requests to services here, e-mails by {@link Letters}. What waits is bounded,
 * and kept by an {@link Outbox} for the next start of the process. Thread-safe.
 */
public final class NoticeDesk implements Notices, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NoticeDesk.class);

    /** How long after each failure a request is sent again: a service that restarts is back by then. */
    public static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** Requests that wait; more are refused rather than kept in memory. */
    static final int MOST_WAITING = 1_000;

    /** Taken up at the start: the requests, and as many e-mails as {@link Letters} holds. */
    private static final int MOST_LEFT = MOST_WAITING + 500;

    /** So many services may be slow at once before the others have to wait. */
    private static final int THREADS = 8;

    private static final Duration LAST_NOTICES = Duration.ofSeconds(2);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ServiceClient services;
    private final Letters letters;
    private final Outbox outbox;
    private final InstantSource clock;
    private final List<Duration> pauses;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().name("notices-", 1).daemon().factory());

    /** @param pauses how long to wait after each failure; after the last one a request is given up */
    public NoticeDesk(
            ServiceClient services, Letters letters, Outbox outbox, InstantSource clock, List<Duration> pauses) {
        this.services = services;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
    }

    /** Goes on with what waited when the process last ended: with its tries and, if these are not over, its pause. */
    public void takeUp() {
        Instant now = clock.instant();
        for (WaitingNotice left : outbox.leftBehind(MOST_LEFT, now)) {
            Duration untilDue = Duration.between(now, left.dueAt());
            Duration after = untilDue.isNegative() ? Duration.ZERO : untilDue;
            try {
                switch (Notice.read(left.content())) {
                    case Notice.Request(var request) -> {
                        waiting.incrementAndGet();
                        boolean _ = schedule(new Sending(left, request), after);
                    }
                    case Notice.Mail(var letter) -> takeUp(left, letter, after);
                }
            } catch (IllegalArgumentException unreadable) {
                giveUp(left, String.valueOf(unreadable.getMessage()));
            }
        }
    }

    private void takeUp(WaitingNotice left, Letter letter, Duration after) {
        if (!letters.send(letter, left.tries(), after, new LetterFate(left))) {
            log.atWarn()
                    .addKeyValue("call", left.call())
                    .log("an e-mail of before waits on: there is no mail server, or too many wait already");
        }
    }

    @Override
    public Optional<String> tell(CallId call, ServiceRequest request) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            log.atError()
                    .addKeyValue("call", call)
                    .addKeyValue("service", request.name())
                    .addKeyValue("waiting", MOST_WAITING)
                    .log("a notification is dropped: too many wait already");
            return Optional.of("too many notifications wait already");
        }
        WaitingNotice notice = queued(call, new Notice.Request(request));
        outbox.put(notice);
        if (schedule(new Sending(notice, request), Duration.ZERO)) {
            return Optional.empty();
        }
        outbox.remove(notice.id());
        return Optional.of("no more notifications are sent: the process ends");
    }

    @Override
    public Optional<String> write(CallId call, String to, String subject, String text) {
        if (!letters.areSent()) {
            return Optional.of("no e-mail can be sent: no mail server is set up (IVORY_MAIL_HOST)");
        }
        var letter = new Letter(to, subject, text, Optional.empty());
        WaitingNotice notice = queued(call, new Notice.Mail(letter));
        outbox.put(notice);
        if (letters.send(letter, 0, Duration.ZERO, new LetterFate(notice))) {
            return Optional.empty();
        }
        outbox.remove(notice.id());
        return Optional.of("too many e-mails wait already");
    }

    private WaitingNotice queued(CallId call, Notice notice) {
        Instant now = clock.instant();
        return new WaitingNotice(UUID.randomUUID().toString(), call.value(), notice.written(), 0, now, now);
    }

    /** How many requests a service has still to take. */
    public int waiting() {
        return waiting.get();
    }

    /** Tries no more; gives what is under way a moment. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_NOTICES.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (waiting.get() > 0) {
            log.atInfo().addKeyValue("waiting", waiting.get()).log("notifications wait for the next start");
        }
    }

    /** A request on its way. */
    private record Sending(WaitingNotice notice, ServiceRequest request) {}

    private boolean schedule(Sending sending, Duration after) {
        try {
            var _ = threads.schedule(() -> attempt(sending), after.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void attempt(Sending sending) {
        ServiceAnswer answer;
        try {
            answer = services.tell(sending.request());
        } catch (RuntimeException bug) {
            log.atError()
                    .addKeyValue("call", sending.notice().call())
                    .setCause(bug)
                    .log("a notification went wrong");
            done(sending);
            return;
        }
        switch (answer) {
            case Answered(int status, Object _) when status >= 200 && status < 300 -> done(sending);
            case Answered(int status, Object _) when !mayPass(status) -> giveUp(sending, "status " + status);
            case ServiceAnswer notTaken -> again(sending, inWords(notTaken));
        }
    }

    /** Whether the service may take the same request later (RFC 9110 section 15). */
    private static boolean mayPass(int status) {
        return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }

    private void again(Sending sending, String reason) {
        if (threads.isShutdown()) {
            return; // cut off by the end of the process: this was no try, and the next start makes it again
        }
        int tries = sending.notice().tries();
        if (tries >= pauses.size()) {
            giveUp(sending, reason);
            return;
        }
        Duration pause = pauses.get(tries);
        log.atWarn()
                .addKeyValue("call", sending.notice().call())
                .addKeyValue("service", sending.request().name())
                .addKeyValue("reason", reason)
                .addKeyValue("again", pause)
                .log("a notification could not be sent yet");
        WaitingNotice waitsOn = sending.notice().triedAgainAt(clock.instant().plus(pause));
        outbox.update(waitsOn);
        boolean _ = schedule(new Sending(waitsOn, sending.request()), pause);
    }

    private void giveUp(Sending sending, String reason) {
        waiting.decrementAndGet();
        giveUp(sending.notice(), sending.request().name() + ": " + reason);
    }

    private void giveUp(WaitingNotice notice, String reason) {
        outbox.remove(notice.id());
        log.atError()
                .addKeyValue("call", notice.call())
                .addKeyValue("reason", reason)
                .log("a notification is not sent");
    }

    private void done(Sending sending) {
        waiting.decrementAndGet();
        outbox.remove(sending.notice().id());
    }

    /** Keeps the record of a letter true. Told by one thread of the post after the other. */
    private final class LetterFate implements Letters.Fate {

        private volatile WaitingNotice notice;

        private LetterFate(WaitingNotice notice) {
            this.notice = notice;
        }

        @Override
        public void sent() {
            outbox.remove(notice.id());
        }

        @Override
        public void triedInVain(Duration pause) {
            notice = notice.triedAgainAt(clock.instant().plus(pause));
            outbox.update(notice);
        }

        @Override
        public void givenUp() {
            outbox.remove(notice.id());
        }
    }

    private static String inWords(ServiceAnswer answer) {
        return switch (answer) {
            case Answered(int status, Object _) -> "status " + status;
            case Slow() -> "no answer in time";
            case Failed(String reason) -> reason;
        };
    }
}
