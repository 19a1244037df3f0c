package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.trunk.Trunk;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * A call from outside. Thread-safe; no method blocks, each is a wish that is carried out in turn. A wish that comes too
 * late (answering after the caller gave up) does nothing: the observer hears of the end.
 */
public interface InboundCall {

    /** The Call-ID header, at most 128 printable characters of it. The caller chose it: not unique by itself. */
    String sipCallId();

    /** The caller's number or name out of the From address, cleaned; empty if withheld. */
    String from();

    /** The caller's display name, cleaned; empty for none. */
    String fromName();

    /** What was dialled, out of the request address, cleaned. */
    String to();

    /** The number that was dialled first and is forwarded to us, where a trunk says so; empty if none. */
    String diverted();

    /** The trunk that the call comes over; empty for a stranger. */
    Optional<Trunk> trunk();

    /** How often systems like this one have passed the call on before it came here; 0 for a new call. */
    int transfers();

    /** Where the INVITE came from. */
    InetSocketAddress source();

    /** The caller's offer; empty if the caller waits for ours (late offer). */
    Optional<SessionDescription> offer();

    /**
     * Who hears of this call; to be set before {@link SipListenerPort#onInvite} returns. If the call has ended already,
     * that is what it hears.
     */
    void observe(InboundObserver observer);

    /** Sends 180 Ringing. */
    void ring();

    /** Sends 200 OK with our answer, or with our offer if the caller made none. */
    void answer(SessionDescription description);

    /** Turns the call away before it is answered. */
    void reject(int status);

    /** Turns the call away and says when to try again. */
    void reject(int status, Duration retryAfter);

    /**
     * Asks the caller's side to call somebody else in our place (REFER, RFC 3515). The call itself
     * goes on until one side hangs up.
     *
     * @param target a SIP address, or what {@link OutboundCall#replacement()} gives: then they take our place in that call
     *     (an attended transfer)
     * @throws IllegalArgumentException if the target is no SIP address
     */
    void refer(String target, ReferObserver observer);

    /** Ends the call: BYE once it is acknowledged, 603 before it is answered. */
    void hangUp();
}
