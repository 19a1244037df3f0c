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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notifications on threads of its own: requests to services here, e-mails by {@link Letters}. What waits is bounded
 * and is lost when the process ends. Thread-safe.
 */
public final class NoticeDesk implements Notices, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NoticeDesk.class);

    /** How long after each failure a request is sent again: a service that restarts is back by then. */
    public static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** Requests that wait; more are refused rather than kept in memory. */
    static final int MOST_WAITING = 1_000;

    /** So many services may be slow at once before the others have to wait. */
    private static final int THREADS = 8;

    private static final Duration LAST_NOTICES = Duration.ofSeconds(2);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ServiceClient services;
    private final Letters letters;
    private final List<Duration> pauses;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().name("notices-", 1).daemon().factory());

    /** @param pauses how long to wait after each failure; after the last one a request is given up */
    public NoticeDesk(ServiceClient services, Letters letters, List<Duration> pauses) {
        this.services = services;
        this.letters = letters;
        this.pauses = List.copyOf(pauses);
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
        return schedule(call, request, 0, Duration.ZERO)
                ? Optional.empty()
                : Optional.of("no more notifications are sent: the process ends");
    }

    @Override
    public Optional<String> write(CallId call, String to, String subject, String text) {
        if (!letters.areSent()) {
            return Optional.of("no e-mail can be sent: no mail server is set up (IVORY_MAIL_HOST)");
        }
        return letters.send(new Letter(to, subject, text, Optional.empty()), () -> {})
                ? Optional.empty()
                : Optional.of("too many e-mails wait already");
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
            log.atWarn().addKeyValue("waiting", waiting.get()).log("notifications are lost: the process ends");
        }
    }

    private boolean schedule(CallId call, ServiceRequest request, int attempt, Duration after) {
        try {
            var _ = threads.schedule(() -> attempt(call, request, attempt), after.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException closed) {
            waiting.decrementAndGet();
            return false;
        }
    }

    private void attempt(CallId call, ServiceRequest request, int attempt) {
        try {
            switch (services.tell(request)) {
                case Answered(int status, Object _) when status >= 200 && status < 300 -> waiting.decrementAndGet();
                case Answered(int status, Object _) when !mayPass(status) -> giveUp(call, request, "status " + status);
                case ServiceAnswer notTaken -> again(call, request, attempt, inWords(notTaken));
            }
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("call", call).setCause(bug).log("a notification went wrong");
            waiting.decrementAndGet();
        }
    }

    /** Whether the service may take the same request later (RFC 9110 section 15). */
    private static boolean mayPass(int status) {
        return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }

    private void again(CallId call, ServiceRequest request, int attempt, String reason) {
        if (attempt >= pauses.size()) {
            giveUp(call, request, reason);
            return;
        }
        Duration pause = pauses.get(attempt);
        log.atWarn()
                .addKeyValue("call", call)
                .addKeyValue("service", request.name())
                .addKeyValue("reason", reason)
                .addKeyValue("again", pause)
                .log("a notification could not be sent yet");
        boolean _ = schedule(call, request, attempt + 1, pause);
    }

    private void giveUp(CallId call, ServiceRequest request, String reason) {
        waiting.decrementAndGet();
        log.atError()
                .addKeyValue("call", call)
                .addKeyValue("service", request.name())
                .addKeyValue("reason", reason)
                .log("a notification is not sent");
    }

    private static String inWords(ServiceAnswer answer) {
        return switch (answer) {
            case Answered(int status, Object _) -> "status " + status;
            case Slow() -> "no answer in time";
            case Failed(String reason) -> reason;
        };
    }
}
