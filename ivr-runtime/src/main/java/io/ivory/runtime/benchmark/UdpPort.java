package io.ivory.runtime.benchmark;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * A UDP socket of the callers, on 127.0.0.1, that talks to 127.0.0.0/8 only. Packets to send are collected and leave
 * with {@link #flush}. One thread owns it.
 */
sealed interface UdpPort extends AutoCloseable permits LinuxUdpPort, PlainUdpPort {

    /** Hears of a packet. */
    @FunctionalInterface
    interface Arrival {

        /**
         * One packet has arrived.
         *
         * @param from an {@link #address}
         * @param arrivedNs when, as {@link WallClock} counts
         * @param packet from position to limit; valid only during the call
         */
        void on(long from, long arrivedNs, ByteBuffer packet);
    }

    int port();

    /** A cleared buffer for the next packet; what is put into it is sent with {@link #queue}. */
    ByteBuffer next();

    /** Puts what was written into {@link #next} among the packets to send. */
    void queue(long to);

    /** Sends what is queued. */
    void flush();

    /** Hands over all packets that have arrived. */
    void receive(Arrival arrival);

    @Override
    void close();

    /**
     * Opens a socket on any free port.
     *
     * @param bytes the largest packet
     */
    static UdpPort open(int bytes) {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? new LinuxUdpPort(bytes) : new PlainUdpPort(bytes);
    }

    /** An IPv4 address and port in one number. */
    static long address(InetAddress host, int port) {
        byte[] bytes = host.getAddress();
        if (bytes.length != 4 || bytes[0] != 127) {
            throw new IllegalArgumentException(
                    "The benchmark talks to this machine only, 127.x.x.x, and not to " + host.getHostAddress());
        }
        return ((long) ByteBuffer.wrap(bytes).getInt() << 16) | port;
    }

    /** The port in an {@link #address}. */
    static int portOf(long address) {
        return (int) (address & 0xFFFF);
    }
}
