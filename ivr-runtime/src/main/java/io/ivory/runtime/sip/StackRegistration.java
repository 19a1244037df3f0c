package io.ivory.runtime.sip;

import io.ivory.runtime.sip.Registration.Event;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkServer;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sip.ClientTransaction;
import javax.sip.ResponseEvent;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what {@link Registration} decides on the stack. Its queue owns it. */
final class StackRegistration {

    private static final Logger log = LoggerFactory.getLogger(StackRegistration.class);

    private final StackAccess stack;
    private final TrunkLine line;
    private final TrunkServer server;
    private final TrunkAccount account;
    private final RegistrationPace pace;
    private final InstantSource clock;
    private final TargetRound round;
    private final Duration patience;
    private final Supplier<CompletableFuture<?>> lookUp;
    private final CallQueue queue;
    private final KeepAlive keepAlive;
    private final TrunkMessages.Series series;
    private final Registration registration = new Registration();
    private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
    private final List<CompletableFuture<TrunkAnswer>> curious = new ArrayList<>();

    private Duration asked;
    private Duration told = Duration.ZERO;
    private long cseq;
    private int failures;
    private @Nullable Instant failingSince;
    private @Nullable Instant registeredSince;
    private @Nullable Instant registeredUntil;
    private @Nullable Response answer;

    private boolean awaitsAnswer;
    private @Nullable Future<?> impatience;
    private int challengedWith = Response.UNAUTHORIZED;
    private String why = "";
    private @Nullable Future<?> waking;

    /** @param lookUp finds out where the trunk's server is */
    StackRegistration(
            StackAccess stack,
            TrunkLine line,
            TrunkServer server,
            TrunkAccount account,
            TrunkTimes times,
            Supplier<CompletableFuture<?>> lookUp) {
        this.stack = stack;
        this.line = line;
        this.server = server;
        this.account = account;
        this.pace = times.pace();
        this.clock = times.clock();
        this.round = new TargetRound(line.targets(), times.nowNs());
        this.patience = times.patience();
        this.lookUp = lookUp;
        this.asked = account.expiry();
        this.queue = new CallQueue(stack.threads(), "trunk " + line.trunk().name());
        this.keepAlive = new KeepAlive(stack, queue, account.keepAlive());
        this.series = new TrunkMessages.Series(stack.provider().getNewCallId(), SipMessages.newTag());
    }

    void start() {
        add(Event.START);
    }

    /** Tries it at once, and says what came of it. */
    CompletableFuture<TrunkAnswer> tryNow() {
        var curiousOne = new CompletableFuture<TrunkAnswer>();
        queue.add(() -> {
            curious.add(curiousOne);
            on(Event.NOW);
        });
        return curiousOne;
    }

    /** Leaves the registrar; completes when that is done, or nothing can be done. */
    CompletableFuture<@Nullable Void> stop() {
        add(Event.STOP);
        return gone;
    }

    private void add(Event event) {
        queue.add(() -> on(event));
    }

    /** One REGISTER, so that what comes of an earlier one is told apart. */
    private record Question(StackRegistration asker, long number) implements RequestOwner {

        @Override
        public void onResponse(ResponseEvent event) {
            asker.queue.add(() -> asker.onResponse(number, event.getResponse()));
        }

        @Override
        public void onNoResponse(String method) {
            asker.queue.add(() -> asker.onSilence(number));
        }
    }

    private void onResponse(long number, Response response) {
        if (number != cseq || !awaitsAnswer) {
            return;
        }
        bePatient();
        if (response.getStatusCode() >= 200) {
            awaitsAnswer = false;
            answer = response;
            on(eventOf(response));
        }
    }

    private void onSilence(long number) {
        if (number == cseq && awaitsAnswer) {
            bePatient();
            awaitsAnswer = false;
            on(round.movesOn() ? Event.ELSEWHERE : Event.SILENT);
        }
    }

    private void bePatient() {
        if (impatience != null) {
            impatience.cancel(false);
        }
    }

    /** Half a minute of silence is too long where another server may answer. */
    private void beImpatient(long number) {
        bePatient();
        if (round.hasNext()) {
            impatience = stack.later(patience, () -> queue.add(() -> onSilence(number)));
        }
    }

    private Event eventOf(Response response) {
        int status = response.getStatusCode();
        if (status < 300) {
            return Event.ACCEPTED;
        }
        if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
            return challenge(response);
        }
        Optional<Duration> least =
                status == Response.INTERVAL_TOO_BRIEF ? TrunkMessages.leastExpiry(response) : Optional.empty();
        if (least.isPresent() && least.get().compareTo(asked) > 0 && least.get().compareTo(TrunkAccount.LONGEST) <= 0) {
            asked = least.get();
            return Event.TOO_BRIEF;
        }
        Optional<Duration> after = TrunkMessages.retryAfter(response);
        told = after.orElse(told);
        Event refused = after.isPresent() ? Event.OVERLOADED : Event.REFUSED;
        return status == Response.SERVICE_UNAVAILABLE && round.movesOn() ? Event.ELSEWHERE : refused;
    }

    private Event challenge(Response response) {
        Optional<DigestChallenge> challenge = DigestChallenge.strongest(TrunkMessages.challenges(response));
        if (challenge.isEmpty()
                || !line.hasPassword()
                || !line.sends(SipMessages.source(response).getAddress())) {
            return Event.UNPROVABLE;
        }
        challengedWith = response.getStatusCode();
        return challenge.get().stale() ? Event.STALE : Event.CHALLENGED;
    }

    private void on(Event event) {
        registration.on(event).forEach(this::perform);
    }

    private void perform(Registration.Action action) {
        switch (action) {
            case LOOK_UP -> beginLookUp();
            case SEND_REGISTER -> send(asked, null);
            case SEND_PROOF -> send(asked, answer);
            case SEND_LEAVE -> send(Duration.ZERO, null);
            case SEND_LEAVE_PROOF -> send(Duration.ZERO, answer);
            case WAIT_FOR_REFRESH -> wake(Event.REFRESH_DUE, pace.untilRefresh(granted(), chance()));
            case WAIT -> fail(pace.untilRetry(failures + 1, chance()));
            case WAIT_AS_TOLD -> fail(pace.untilTold(told, chance()));
            case WAIT_LONG -> fail(pace.untilProof(failures + 1, chance()));
            case TELL_REGISTERED -> registered();
            case TELL_NO_ADDRESS -> why = "The name " + server.host() + " cannot be found";
            case TELL_REFUSED ->
                why = "The registrar refuses" + (answer == null ? "" : " with " + answer.getStatusCode());
            case TELL_WRONG_PASSWORD -> {
                line.forgetNonce();
                why = "The registrar does not accept the password of " + account.authUser() + ": compare the name and"
                        + " the secret \"" + account.secret() + "\" with what the carrier gave you";
            }
            case TELL_NO_PROOF -> why = whyNoProof();
            case TELL_SILENT -> why = whySilent();
            case TELL_GONE -> over();
        }
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private void beginLookUp() {
        var _ = lookUp.get().whenComplete((found, problem) -> queue.add(this::onLookedUp));
    }

    private void onLookedUp() {
        on(round.begins() ? Event.ADDRESS_FOUND : Event.NO_ADDRESS);
    }

    private void send(Duration expiry, @Nullable Response challenging) {
        ServerTarget there = round.current().orElse(null);
        long number = ++cseq;
        awaitsAnswer = true;
        boolean sent = there != null
                && StackAccess.trySend("REGISTER", "trunk " + line.trunk().name(), () -> {
                    beImpatient(number);
                    Request request =
                            stack.trunkMessages().register(there.transport(), account, series, number, expiry);
                    String uri = request.getRequestURI().toString();
                    Optional<String> proof = challenging == null
                            ? line.proofByEarlierNonce(Request.REGISTER, uri)
                            : line.proof(challenging, Request.REGISTER, uri);
                    if (proof.isPresent()) {
                        stack.trunkMessages().addProof(request, challengedWith, proof.get());
                    }
                    TrunkMessages.direct(request, there);
                    ClientTransaction transaction = stack.provider().getNewClientTransaction(request);
                    transaction.setApplicationData(new Question(this, number));
                    transaction.sendRequest();
                });
        if (!sent) {
            queue.add(() -> onSilence(number));
        }
    }

    private Duration granted() {
        Response accepted = answer;
        ServerTarget there = round.current().orElse(null);
        if (accepted == null || there == null) {
            return asked;
        }
        try {
            SipURI us = stack.messages()
                    .ourAddress(account.user(), there.transport().word());
            Duration granted = TrunkMessages.granted(accepted, us, asked);
            return granted.isPositive() ? granted : asked;
        } catch (ParseException e) {
            return asked;
        }
    }

    private void registered() {
        Instant now = clock.instant();
        if (registeredSince == null || failures > 0) {
            registeredSince = now;
            log.atInfo()
                    .addKeyValue("trunk", line.trunk().name())
                    .addKeyValue(
                            "server",
                            round.current().map(ServerTarget::toString).orElse(""))
                    .log("registered");
        }
        round.answers();
        round.current().ifPresent(keepAlive::towards);
        failures = 0;
        failingSince = null;
        registeredUntil = now.plus(granted());
        line.stands(new Standing.Registered(registeredSince, registeredUntil));
        tell(new TrunkAnswer(true, "Registered for " + granted().toSeconds() + " s"));
    }

    private String whySilent() {
        if (round.current()
                .filter(target -> !stack.messages().speaks(target.transport()))
                .isPresent()) {
            return "The registrar wants TLS: set IVORY_SIP_TLS_PORT and a certificate, and start again";
        }
        return round.count() > 1
                ? "None of the " + round.count() + " servers of " + server.host() + " answers"
                : "The registrar does not answer";
    }

    private String whyNoProof() {
        if (!line.hasPassword()) {
            return "The registrar asks for a password, but the secret \"" + account.secret() + "\" is not set: set "
                    + "IVORY_SECRETS_" + account.secret().replace('-', '_').toUpperCase(Locale.ROOT)
                    + " and start again";
        }
        return "The registrar asks for a proof that we cannot give (neither MD5 nor SHA-256), or from another address";
    }

    private void fail(Duration wait) {
        Instant now = clock.instant();
        failures++;
        if (failingSince == null) {
            failingSince = now;
        }
        Instant held = registeredUntil;
        Instant until = held != null && held.isAfter(now) ? held : null;
        line.stands(new Standing.Failing(why, failingSince, now.plus(wait), until));
        log.atWarn()
                .addKeyValue("trunk", line.trunk().name())
                .addKeyValue("failures", failures)
                .addKeyValue("nextInSeconds", wait.toSeconds())
                .addKeyValue("reason", why)
                .log("not registered");
        tell(new TrunkAnswer(false, why));
        wake(Event.RETRY_DUE, wait);
    }

    private void wake(Event event, Duration after) {
        if (waking != null) {
            waking.cancel(false);
        }
        waking = stack.later(after, () -> add(event));
    }

    private void over() {
        if (waking != null) {
            waking.cancel(false);
        }
        keepAlive.stop();
        line.stands(new Standing.Gone());
        tell(new TrunkAnswer(false, "The trunk is not in use any more"));
        gone.complete(null);
    }

    private void tell(TrunkAnswer what) {
        curious.forEach(one -> one.complete(what));
        curious.clear();
    }
}
