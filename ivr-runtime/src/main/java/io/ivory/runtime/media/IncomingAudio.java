package io.ivory.runtime.media;

import io.ivory.runtime.rtp.Reception;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.rtp.SourceLock;
import io.ivory.runtime.srtp.SrtpReceiver;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** What a call receives: the packets of its caller and of nobody else, counted. The media thread owns it. */
final class IncomingAudio {

    /** A flood fills this socket's buffer and takes little time from other calls. */
    private static final int MOST_PACKETS = 16;

    /** More than come at once. */
    private static final int MOST_REPORTS = 8;

    private final PacketPort port;
    private final ByteBuffer buffer;
    private final SourceLock source = new SourceLock();
    private final RtpPacket packet = new RtpPacket();

    private final Reception reception = new Reception();
    private long strangers;
    private long malformed;
    private long forged;
    private @Nullable SrtpReceiver encryption;
    private long lastHeardNs;
    private boolean narrowed;
    private @Nullable InetSocketAddress described;
    private boolean proven;

    IncomingAudio(PacketPort port, ByteBuffer buffer, long nowNs) {
        this.port = port;
        this.buffer = buffer;
        this.lastHeardNs = nowNs;
    }

    /** A description named the address: learn who speaks if it is another one, and start to count silence anew. */
    void learn(InetSocketAddress address, long nowNs) {
        if (source.learn(address, nowNs) && narrowed) {
            narrowed = false;
            port.narrowTo(null);
        }
        lastHeardNs = nowNs;
        proven &= address.equals(described);
        described = address;
    }

    /** From now on only what this opens is heard; everything if null. */
    void decrypt(@Nullable SrtpReceiver with) {
        encryption = with;
    }

    /** Where the caller listens; null before {@link #learn}. */
    @Nullable
    InetSocketAddress target() {
        return source.target();
    }

    /** Hands over the caller's packets that have arrived, at most 16 of them. */
    void receive(long nowNs, ObjLongConsumer<RtpPacket> caller) {
        int left = MOST_PACKETS;
        while (left > 0 && receiveOne(nowNs, caller)) {
            left--;
        }
    }

    /**
     * Hands over the next packet.
     *
     * @return whether there was one
     */
    boolean receiveOne(long nowNs, ObjLongConsumer<RtpPacket> caller) {
        InetSocketAddress from = port.receive(buffer.clear());
        if (from == null) {
            return false;
        }
        SrtpReceiver opener = encryption;
        buffer.flip();
        if (opener != null && !opener.open(buffer)) {
            forged++; // before anything is learned from it
        } else if (!packet.wrap(buffer)) {
            malformed++;
        } else if (!source.accept(from, packet.ssrc(), packet.sequence(), nowNs)) {
            strangers++;
        } else {
            lastHeardNs = nowNs;
            proven = true;
            reception.count(packet, nowNs);
            caller.accept(packet, nowNs);
        }
        if (!narrowed && source.isSettled(nowNs)) {
            narrowed = true;
            port.narrowTo(source.target());
        }
        return true;
    }

    /** Whether something has come from where sound is sent to, since a description named that place. */
    boolean isProven() {
        return proven;
    }

    long silentForNs(long nowNs) {
        return nowNs - lastHeardNs;
    }

    /** What was heard, counted. */
    Reception reception() {
        return reception;
    }

    long strangers() {
        return strangers;
    }

    long malformed() {
        return malformed;
    }

    long forged() {
        return forged;
    }

    private boolean isOpen(ByteBuffer report) {
        return encryption == null || encryption.openReport(report);
    }

    /** Reads the reports that have come from where the audio comes from; others are thrown away. */
    void receiveReports(RtcpReports reports, long nowNs) {
        for (int left = MOST_REPORTS; left > 0; left--) {
            InetSocketAddress from = port.receiveReport(buffer.clear());
            if (from == null) {
                return;
            }
            InetSocketAddress target = source.target();
            buffer.flip();
            if (target != null && from.getAddress().equals(target.getAddress()) && isOpen(buffer)) {
                reports.read(buffer, nowNs);
                proven = true;
            }
        }
    }
}
