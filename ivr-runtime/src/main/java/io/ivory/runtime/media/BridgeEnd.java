package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.runtime.dtmf.TelephoneEventSender;
import io.ivory.runtime.rtp.RtpPacket;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line's end of a bridge: what the other end hears leaves here. Packets are passed on as they come; in between are
 * only keys that came by signalling, and signs of life. Before somebody who is rung has answered, one end may overhear the
 * other: sound is passed on one way, keys not at all. The media thread owns it.
 */
final class BridgeEnd {

    /** NATs forget a UDP flow after 30 s or more (RFC 4787 section 4.3: 2 minutes); phones grow restless sooner. */
    private static final long KEEP_ALIVE_NS = 5_000_000_000L;

    /** Ringing tones pause for 4 s (ITU-T E.180), and some gateways send nothing meanwhile. */
    private static final long PAUSE_OF_OVERHEARD_NS = 5_000_000_000L;

    private final OutgoingAudio out;
    private final IncomingAudio in;
    private final TelephoneEventSender keys = new TelephoneEventSender();
    private @Nullable RemoteMedia remote;
    private @Nullable BridgeEnd other;
    private @Nullable BridgeEnd overheard;
    private @Nullable BridgeEnd listener;
    private boolean hasOverheard;
    private long lastOverheardNs;
    private long nextKeyNs;

    BridgeEnd(OutgoingAudio out, IncomingAudio in) {
        this.out = out;
        this.in = in;
    }

    /** What the phone on this side said about its audio. */
    void connect(RemoteMedia described) {
        remote = described;
    }

    boolean isUp() {
        return other != null;
    }

    /** Whether somebody hears what the phone on this side says, heard by it or not. */
    boolean isHeard() {
        return other != null || listener != null;
    }

    /** Whether the phone on this side hears somebody else at this moment, and nothing of ours. */
    boolean isTaken(long nowNs) {
        return other != null || overhears(nowNs);
    }

    /** Whether what the phone on this side says is heard by somebody whom it does not hear. */
    boolean isOverheard() {
        return listener != null;
    }

    private boolean overhears(long nowNs) {
        return overheard != null && hasOverheard && nowNs - lastOverheardNs < PAUSE_OF_OVERHEARD_NS;
    }

    /** From now on the phone on this side hears what that of {@code speaker} says, while it says something. */
    void overhear(BridgeEnd speaker) {
        cut();
        speaker.cut();
        overheard = speaker;
        speaker.listener = this;
        hasOverheard = false;
    }

    void join(BridgeEnd joined) {
        cut();
        joined.cut();
        other = joined;
        joined.other = this;
    }

    void cut() {
        if (other != null) {
            BridgeEnd left = other;
            left.leave();
            leave();
        }
        if (overheard != null) {
            overheard.listener = null;
            overheard = null;
            leave();
        }
        if (listener != null) {
            listener.cut();
        }
    }

    private void leave() {
        other = null;
        out.stopPassingOn();
        keys.clear();
    }

    /** The phone on this side pressed a key and told us by signalling: the other side gets packets. */
    void press(Digit digit) {
        if (other != null) {
            other.keys.press(digit);
        }
    }

    /** A packet of audio from the phone on this side. */
    void pass(RtpPacket packet, RemoteMedia from, long nowNs) {
        if (listener != null) {
            listener.overhearNow(nowNs);
        }
        BridgeEnd hearing = listener != null ? listener : other;
        if (hearing != null && hearing.remote != null) {
            RemoteMedia to = hearing.remote;
            InetSocketAddress target = hearing.in.target();
            if (to.listens() && target != null) {
                hearing.out.passOn(packet, from.codec(), to, target, nowNs);
            }
        }
    }

    private void overhearNow(long nowNs) {
        if (!overhears(nowNs)) {
            out.stopPassingOn(); // ours was heard in between: the next packet follows upon that
        }
        hasOverheard = true;
        lastOverheardNs = nowNs;
    }

    /** A report of a key from the phone on this side. */
    void passKey(RtpPacket packet, long nowNs) {
        if (other != null && other.remote != null) {
            RemoteMedia to = other.remote;
            InetSocketAddress target = other.in.target();
            if (to.listens() && target != null && to.out().events().isPresent()) {
                other.out.passOnEvent(packet, to.out().events().getAsInt(), target, nowNs);
            }
        }
    }

    /** Sends what is due beside the packets that are passed on. */
    void work(RemoteMedia described, InetSocketAddress target, long nowNs) {
        if (!keys.isIdle()) {
            sendKeys(described, target, nowNs);
        } else if (out.quietFor(KEEP_ALIVE_NS, nowNs)) {
            out.resume(nowNs);
            out.sendSilence(described, target, nowNs);
        }
    }

    private void sendKeys(RemoteMedia described, InetSocketAddress target, long nowNs) {
        if (nowNs - nextKeyNs < 0) {
            return;
        }
        nextKeyNs = nowNs + TelephoneEventSender.PACKET_NS;
        Optional<TelephoneEventSender.Packet> next = keys.next(out.timestampAt(nowNs));
        if (next.isPresent() && described.out().events().isPresent()) {
            TelephoneEventSender.Packet packet = next.get();
            int payloadType = described.out().events().getAsInt();
            out.sendEvent(packet.event(), payloadType, packet.marker(), packet.timestamp(), target, nowNs);
        }
    }
}
