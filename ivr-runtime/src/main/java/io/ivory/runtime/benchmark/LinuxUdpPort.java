package io.ivory.runtime.benchmark;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The socket for Linux: up to 64 packets a system call, so that the callers take little of the machine, and arrival
 * times by the kernel, so that the callers may read late without making the engine look late.
 *
 * <p>All structures are laid out as 64-bit Linux has them: {@code mmsghdr} in 64 bytes, {@code iovec} and {@code
 * sockaddr_in} in 16.
 */
@SuppressWarnings("restricted") // calling the C library is what this class is for
final class LinuxUdpPort implements UdpPort {

    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int LOOPBACK = 0x7F00_0001;

    private static final int BATCH = 64;
    private static final int HEADER = 64;
    private static final int ADDRESS_BYTES = 16;
    private static final int CONTROL_BYTES = 64;
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle NAME = function("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle OPTION =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SEND = function("sendmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle RECEIVE =
            function("recvmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);

    private final Arena arena = Arena.ofShared();
    private final int socket;
    private final int port;
    private final Messages out;
    private final Messages in;
    private int queued;

    /** An array of {@code mmsghdr} with all it points to. */
    private static final class Messages {

        private final MemorySegment headers;
        private final MemorySegment addresses;
        private final MemorySegment controls;
        private final ByteBuffer[] packets = new ByteBuffer[BATCH];
        private final int bytes;

        private Messages(Arena arena, int bytes) {
            this.bytes = bytes;
            headers = arena.allocate((long) HEADER * BATCH, 8);
            addresses = arena.allocate((long) ADDRESS_BYTES * BATCH, 8);
            controls = arena.allocate((long) CONTROL_BYTES * BATCH, 8);
            MemorySegment vectors = arena.allocate(16L * BATCH, 8);
            MemorySegment payloads = arena.allocate((long) bytes * BATCH, 8);
            for (int i = 0; i < BATCH; i++) {
                MemorySegment payload = payloads.asSlice((long) i * bytes, bytes);
                packets[i] = payload.asByteBuffer();
                vectors.set(ADDRESS, 16L * i, payload);
                vectors.set(JAVA_LONG, 16L * i + 8, bytes);
                headers.set(ADDRESS, at(i, 0), addresses.asSlice((long) i * ADDRESS_BYTES));
                headers.set(JAVA_INT, at(i, 8), ADDRESS_BYTES);
                headers.set(ADDRESS, at(i, 16), vectors.asSlice(16L * i));
                headers.set(JAVA_LONG, at(i, 24), 1);
            }
        }

        private static long at(int message, int field) {
            return (long) HEADER * message + field;
        }

        private void length(int message, int length) {
            MemorySegment vector = headers.get(ADDRESS, at(message, 16)).reinterpret(16);
            vector.set(JAVA_LONG, 8, length);
        }

        private void wantTimes() {
            for (int i = 0; i < BATCH; i++) {
                headers.set(JAVA_INT, at(i, 8), ADDRESS_BYTES);
                headers.set(ADDRESS, at(i, 32), controls.asSlice((long) i * CONTROL_BYTES));
                headers.set(JAVA_LONG, at(i, 40), CONTROL_BYTES);
            }
        }

        private void address(int message, long address) {
            long at = (long) message * ADDRESS_BYTES;
            addresses.set(JAVA_SHORT, at, (short) AF_INET);
            addresses.set(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), at + 2, (short) address);
            addresses.set(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), at + 4, (int) (address >> 16));
        }

        private long address(int message) {
            long at = (long) message * ADDRESS_BYTES;
            long host = addresses.get(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), at + 4);
            return (host << 16)
                    | Short.toUnsignedLong(addresses.get(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), at + 2));
        }

        /** The kernel's stamp: a control message of level and type SO_TIMESTAMPNS with seconds and nanoseconds. */
        private long arrivedNs(int message) {
            long at = (long) message * CONTROL_BYTES;
            boolean stamped =
                    headers.get(JAVA_LONG, at(message, 40)) >= 32 && controls.get(JAVA_INT, at + 12) == SO_TIMESTAMPNS;
            return stamped
                    ? controls.get(JAVA_LONG, at + 16) * 1_000_000_000 + controls.get(JAVA_LONG, at + 24)
                    : WallClock.nowNs();
        }
    }

    LinuxUdpPort(int bytes) {
        out = new Messages(arena, bytes);
        in = new Messages(arena, bytes);
        try {
            socket = (int) SOCKET.invokeExact(AF_INET, SOCK_DGRAM, 0);
            require(socket >= 0, "socket");
            set(SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            set(SO_TIMESTAMPNS, 1);
            out.address(0, (long) LOOPBACK << 16);
            require((int) BIND.invokeExact(socket, out.addresses, ADDRESS_BYTES) == 0, "bind");
            MemorySegment length = arena.allocate(JAVA_INT);
            length.set(JAVA_INT, 0, ADDRESS_BYTES);
            require((int) NAME.invokeExact(socket, in.addresses, length) == 0, "getsockname");
            port = UdpPort.portOf(in.address(0));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ByteBuffer next() {
        return out.packets[queued].clear();
    }

    @Override
    public void queue(long to) {
        out.address(queued, to);
        out.length(queued, out.packets[queued].position());
        queued++;
        if (queued == BATCH) {
            flush();
        }
    }

    @Override
    public void flush() {
        int sent = 0;
        try {
            while (sent < queued) {
                int now = (int) SEND.invokeExact(
                        socket, out.headers.asSlice((long) HEADER * sent), queued - sent, MSG_DONTWAIT);
                sent += Math.max(1, now); // the first of them was refused: it is lost, as on any network
            }
        } catch (Throwable e) {
            throw failed(e);
        }
        queued = 0;
    }

    @Override
    public void receive(Arrival arrival) {
        int received = BATCH;
        while (received == BATCH) {
            in.wantTimes();
            try {
                received = (int) RECEIVE.invokeExact(socket, in.headers, BATCH, MSG_DONTWAIT, MemorySegment.NULL);
            } catch (Throwable e) {
                throw failed(e);
            }
            for (int i = 0; i < received; i++) {
                int length = Math.min(in.bytes, in.headers.get(JAVA_INT, Messages.at(i, 56)));
                arrival.on(in.address(i), in.arrivedNs(i), in.packets[i].clear().limit(length));
            }
        }
    }

    @Override
    public void close() {
        try {
            int closed = (int) CLOSE.invokeExact(socket);
            require(closed == 0, "close");
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            arena.close();
        }
    }

    private void set(int option, int value) throws Throwable {
        MemorySegment number = arena.allocateFrom(JAVA_INT, value);
        require((int) OPTION.invokeExact(socket, SOL_SOCKET, option, number, 4) == 0, "setsockopt");
    }

    private static void require(boolean condition, String function) {
        if (!condition) {
            throw new IllegalStateException("The system refused " + function + " for a socket of the callers");
        }
    }

    private static RuntimeException failed(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException("A call of the C library failed", thrown);
        };
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }
}
