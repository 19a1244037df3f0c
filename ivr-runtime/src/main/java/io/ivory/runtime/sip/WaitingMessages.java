package io.ivory.runtime.sip;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has come over UDP and waits for one of the stack's threads. The stack's own queue carries a ticket for each
 * message instead of the message: so it is known how many wait and since when, their memory is bounded, and they are
 * read only once.
 *
 * <p>One thread puts in, many take out.
 */
final class WaitingMessages {

    /** What may wait at most: some seconds of what a busy node is sent. */
    static final int MOST_MESSAGES = 8_192;

    static final long MOST_BYTES = 8L << 20;

    /** A ticket that nobody has come back with for so long, 64*T1, is lost. */
    private static final long LOST_NS = 32_000_000_000L;

    /**
     * With fewer waiting, what waits for long waits for the machine and not for others; turning calls away would help
     * nobody. Each call brings four or five messages.
     */
    static final int CROWD = 128;

    private final AtomicReferenceArray<@Nullable Numbered> messages = new AtomicReferenceArray<>(MOST_MESSAGES);
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private volatile long put;

    /**
     * A message that waits.
     *
     * @param bytes all of it and nothing else
     * @param source who sent it
     * @param arrivedNs when it came, as far as that is known
     * @param newCall whether it asks for a new call
     * @param reply sends an answer to it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Message(
            byte[] bytes, InetSocketAddress source, long arrivedNs, boolean newCall, Consumer<DatagramPacket> reply) {}

    private record Numbered(long number, Message message) {}

    /** The ticket of a message that waits from now on; empty if there is no room. */
    Optional<byte[]> put(Message message) {
        long number = put;
        int place = place(number);
        Numbered numbered = messages.get(place);
        Message last = numbered == null ? null : numbered.message();
        boolean full = last != null && message.arrivedNs() - last.arrivedNs() < LOST_NS;
        if (full || bytes.get() + message.bytes().length > MOST_BYTES) {
            return Optional.empty();
        }
        bytes.addAndGet(message.bytes().length - (last == null ? 0 : last.bytes().length));
        messages.set(place, new Numbered(number, message));
        put = number + 1;
        return Optional.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** The message of a ticket, which no longer waits; empty if the ticket is none of ours. */
    Optional<Message> take(byte[] ticket) {
        if (ticket.length != Long.BYTES) {
            return Optional.empty();
        }
        long number = ByteBuffer.wrap(ticket).getLong();
        Numbered found = messages.get(place(number));
        if (found == null || found.number() != number || !messages.compareAndSet(place(number), found, null)) {
            return Optional.empty();
        }
        bytes.addAndGet(-found.message().bytes().length);
        taken.accumulateAndGet(number + 1, Math::max);
        return Optional.of(found.message());
    }

    /** Whether so many wait that there is more to do than can be done. */
    boolean isCrowded() {
        return count() >= CROWD;
    }

    /** How many wait. */
    int count() {
        return (int) Math.max(0, put - taken.get());
    }

    /** For how long whoever is next has waited; 0 if nobody does. */
    long longestWaitNs(long nowNs) {
        long next = taken.get();
        Numbered first = next < put ? messages.get(place(next)) : null;
        return first == null ? 0 : Math.max(0, nowNs - first.message().arrivedNs());
    }

    private static int place(long number) {
        return (int) (number & (MOST_MESSAGES - 1));
    }
}
