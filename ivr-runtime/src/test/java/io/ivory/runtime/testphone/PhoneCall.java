package io.ivory.runtime.testphone;

import static java.util.Objects.requireNonNull;

import io.ivory.runtime.speech.Pcm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call of a {@link TestPhone}, placed or taken. Each {@code await} fails with an {@link AssertionError} that says
 * what did not happen in time. Thread-safe: all fields are guarded by this object.
 */
public final class PhoneCall {

    private static final int KEYS_TYPE = 101;

    private final TestPhone phone;
    private final Dialog dialog;
    private final PhoneAudio audio = new PhoneAudio();
    private final Ear ear = new Ear(audio.recording(), this::toString);
    private final boolean placed;
    private final CompletableFuture<SipText> ringing = new CompletableFuture<>();
    private final CompletableFuture<Integer> result = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final String branch = Dialog.newBranch();
    private int inviteNumber;
    private @Nullable SipText invite;
    private @Nullable SocketAddress inviteFrom;
    private @Nullable SessionText session;
    private @Nullable Retransmission retransmission;
    private boolean cancelled;

    private PhoneCall(TestPhone phone, Dialog dialog, boolean placed) {
        this.phone = phone;
        this.dialog = dialog;
        this.placed = placed;
    }

    static PhoneCall outgoing(TestPhone phone, String uri) {
        return new PhoneCall(phone, Dialog.outgoing(phone, uri), true);
    }

    static PhoneCall incoming(TestPhone phone, SipText invite, SocketAddress from) {
        var call = new PhoneCall(phone, Dialog.incoming(phone, invite), false);
        call.invite = invite;
        call.inviteFrom = from;
        return call;
    }

    String id() {
        return dialog.callId();
    }

    /** The address of the other side, as its From or our To says it. */
    public String other() {
        return dialog.remoteUri();
    }

    // ---- placing a call

    synchronized void dial() {
        inviteNumber = dialog.nextSequence();
        SipText request = dialog.request("INVITE", inviteNumber, branch, offer().toString());
        InetSocketAddress to = dialog.nextHop();
        invite = request;
        inviteFrom = to;
        retransmission = Retransmission.start(phone.timer(), () -> phone.send(request, to));
    }

    /** Waits until the other side rings (180 or 183). */
    public void awaitRinging(Duration within) throws InterruptedException {
        await(ringing, within, "did not ring");
    }

    /** Waits until the call is answered and sound can flow. */
    public PhoneCall awaitAnswer(Duration within) throws InterruptedException {
        int status = awaitResult(within);
        if (status >= 300) {
            throw new AssertionError(this + " was refused with " + status);
        }
        return this;
    }

    /** Waits for the final response to our INVITE, 200 to 699. */
    public int awaitResult(Duration within) throws InterruptedException {
        return await(result, within, "got no final response");
    }

    // ---- taking a call

    public synchronized void ring() {
        phone.send(dialog.response(invite(), "180 Ringing", ""), from());
    }

    /** Picks up, and waits until the caller has confirmed it with an ACK. */
    public void answer(Duration within) throws InterruptedException {
        synchronized (this) {
            SessionText offered = SessionText.parse(invite().body());
            connect(offered);
            var chosen = new SessionText(ourRtp(), List.of(law(offered)), offered.keysType());
            respondUntilAcknowledged("200 OK", chosen.toString());
        }
        await(result, within, "was answered, but the caller sent no ACK");
    }

    /** Refuses the call, for example with {@code "486 Busy Here"}. */
    public synchronized void refuse(String statusAndReason) {
        respondUntilAcknowledged(statusAndReason, "");
        finish("refused");
    }

    private void respondUntilAcknowledged(String statusAndReason, String body) {
        SipText response = dialog.response(invite(), statusAndReason, body);
        SocketAddress to = from();
        retransmission = Retransmission.start(phone.timer(), () -> phone.send(response, to));
    }

    // ---- during the call

    /** Presses keys one after the other, 100 ms each, and returns when the last one has been let go. */
    public void press(String keys) throws InterruptedException {
        keys.chars().forEach(key -> audio.press((char) key));
        audio.awaitAllSent();
    }

    /** Speaks into the phone, after what is still being said; returns at once. */
    public void say(Pcm sound) {
        audio.say(sound);
    }

    /** What this side hears. */
    public Ear ear() {
        return ear;
    }

    // ---- ending the call

    /** Hangs up, or gives up while it still rings, and waits until the other side has agreed. */
    public void hangUp(Duration within) throws InterruptedException {
        synchronized (this) {
            if (end.isDone()) {
                return;
            }
            if (placed && !result.isDone()) {
                cancelled = true;
                phone.send(cancelRequest(), from());
            } else {
                sendBye();
            }
        }
        await(end, within, "was not let go");
    }

    /** Waits until the call is over, and says how: {@code "they hung up"}, {@code "we hung up"}, {@code "refused"}. */
    public String awaitEnd(Duration within) throws InterruptedException {
        return await(end, within, "is not over");
    }

    public boolean isOver() {
        return end.isDone();
    }

    /** Ends the call for a phone that is put away: no waiting. */
    synchronized void drop() {
        if (!end.isDone()) {
            if (result.isDone()) {
                sendBye();
            }
            finish("dropped");
        }
    }

    private void sendBye() {
        SipText bye = dialog.request("BYE", dialog.nextSequence(), Dialog.newBranch(), "");
        InetSocketAddress to = dialog.nextHop();
        stopRetransmission();
        retransmission = Retransmission.start(phone.timer(), () -> phone.send(bye, to));
    }

    /** As the INVITE, the branch included: RFC 3261 section 9.1. */
    private SipText cancelRequest() {
        return dialog.request("CANCEL", inviteNumber, branch, "");
    }

    private void finish(String how) {
        if (!how.equals("refused")) {
            stopRetransmission();
        }
        audio.close();
        result.completeExceptionally(new AssertionError(this + " is over: " + how));
        ringing.completeExceptionally(new AssertionError(this + " is over: " + how));
        end.complete(how);
    }

    // ---- what comes in

    synchronized void take(SipText message, SocketAddress from) {
        if (message.isRequest()) {
            takeRequest(message, from);
        } else if (message.method().equals("INVITE")) {
            takeInviteResponse(message);
        } else if (message.method().equals("BYE") && message.status() >= 200) {
            finish("we hung up");
        }
    }

    private void takeRequest(SipText request, SocketAddress from) {
        switch (request.method()) {
            case "ACK" -> {
                stopRetransmission();
                if (end.isDone()) {
                    phone.forget(this);
                } else {
                    result.complete(200);
                }
            }
            case "BYE" -> {
                phone.send(dialog.response(request, "200 OK", ""), from);
                finish("they hung up");
            }
            case "CANCEL" -> {
                phone.send(dialog.response(request, "200 OK", ""), from);
                if (session == null && !end.isDone()) {
                    respondUntilAcknowledged("487 Request Terminated", "");
                    finish("refused");
                }
            }
            case "INVITE" -> takeReInvite(request, from);
            default -> phone.send(dialog.response(request, "200 OK", ""), from);
        }
    }

    /** The first INVITE once more is a retransmission, any other changes the session. */
    private void takeReInvite(SipText request, SocketAddress from) {
        boolean repeated = !placed && request.require("CSeq").equals(invite().require("CSeq"));
        if (!repeated && !request.body().isEmpty()) {
            SessionText offered = SessionText.parse(request.body());
            connect(offered);
            var chosen = new SessionText(ourRtp(), List.of(law(offered)), offered.keysType());
            phone.send(dialog.response(request, "200 OK", chosen.toString()), from);
        } else if (!repeated) {
            phone.send(dialog.response(request, "200 OK", offer().toString()), from);
        }
    }

    private void takeInviteResponse(SipText response) {
        stopRetransmission();
        if (response.status() < 200) {
            if (response.status() >= 180) {
                ringing.complete(response);
            }
        } else if (response.status() < 300) {
            takeAnswer(response);
        } else {
            SipText ack = dialog.request("ACK", inviteNumber, branch, "");
            phone.send(withTo(ack, response.require("To")), from());
            result.complete(response.status());
            finish("refused");
        }
    }

    /** Each 2xx, the first and its retransmissions, is confirmed with an ACK (RFC 3261 section 13.2.2.4). */
    private void takeAnswer(SipText ok) {
        if (session == null) {
            dialog.establish(ok);
            connect(SessionText.parse(ok.body()));
        }
        phone.send(dialog.request("ACK", inviteNumber, Dialog.newBranch(), ""), dialog.nextHop());
        if (cancelled && !end.isDone() && !result.isDone()) {
            sendBye(); // the answer and our CANCEL have crossed
        }
        result.complete(200);
    }

    private static SipText withTo(SipText message, String to) {
        return new SipText(
                message.startLine(),
                message.headers().stream()
                        .map(header -> header.name().equals("To") ? new SipText.Header("To", to) : header)
                        .toList(),
                message.body());
    }

    // ---- sound

    private SessionText offer() {
        return new SessionText(ourRtp(), phone.codecs(), KEYS_TYPE);
    }

    private InetSocketAddress ourRtp() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), audio.port());
    }

    private void connect(SessionText theirs) {
        session = theirs;
        audio.connect(theirs.rtp(), law(theirs), theirs.keysType());
    }

    private Companding law(SessionText theirs) {
        return theirs.codecs().stream()
                .filter(phone.codecs()::contains)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No law in common: " + theirs.codecs()));
    }

    // ---- small things

    private void stopRetransmission() {
        if (retransmission != null) {
            retransmission.stop();
        }
    }

    private SipText invite() {
        return requireNonNull(invite);
    }

    private SocketAddress from() {
        return requireNonNull(inviteFrom);
    }

    private <T> T await(CompletableFuture<T> future, Duration within, String what) throws InterruptedException {
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(this + " " + what + " within " + within.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new AssertionError(this + " " + what, e.getCause());
        }
    }

    @Override
    public String toString() {
        return "The call " + (placed ? "of " + phone.user() + " to " : "to " + phone.user() + " from ") + other();
    }
}
