package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.runtime.dtmf.TelephoneEventSender;
import io.ivory.runtime.rtp.RtpPacket;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line's end of a bridge: what the other end hears leaves here. Packets are passed on as they come; in between are
 * only keys that came by signalling, and signs of life. The media thread owns it.
 */
final class BridgeEnd {

    /** NATs forget a UDP flow after 30 s or more (RFC 4787 section 4.3: 2 minutes); phones grow restless sooner. */
    private static final long KEEP_ALIVE_NS = 5_000_000_000L;

    private final OutgoingAudio out;
    private final IncomingAudio in;
    private final TelephoneEventSender keys = new TelephoneEventSender();
    private @Nullable RemoteMedia remote;
    private @Nullable BridgeEnd other;
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
        if (other != null && other.remote != null) {
            RemoteMedia to = other.remote;
            InetSocketAddress target = other.in.target();
            if (to.listens() && target != null) {
                other.out.passOn(packet, from.codec(), to, target, nowNs);
            }
        }
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
