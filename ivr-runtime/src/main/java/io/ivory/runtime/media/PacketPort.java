package io.ivory.runtime.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where a call's packets go and come from: a socket, or a test. Nothing here blocks or throws for what a network does. */
interface PacketPort {

    int port();

    /** Sends the bytes from position to limit; a packet that cannot be sent is lost, as on any network. */
    void send(ByteBuffer packet, InetSocketAddress to);

    /** Reads one packet into the cleared {@code target}; null if none has arrived. */
    @Nullable
    InetSocketAddress receive(ByteBuffer target);

    /** Sends a packet of RTCP, from the port above. */
    void sendReport(ByteBuffer packet, InetSocketAddress to);

    /** Reads a packet of RTCP into the cleared {@code target}; null if none has arrived. */
    @Nullable
    InetSocketAddress receiveReport(ByteBuffer target);

    /**
     * From now on packets go to {@code peer} and come from it only, or from and to anybody if null. The kernel then has
     * less to do for each, and drops what strangers send.
     */
    void narrowTo(@Nullable InetSocketAddress peer);

    void close();
}
