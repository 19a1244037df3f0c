package io.ivory.runtime.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * What the stack reads from a TCP connection: whole messages that have passed the guard, one after the other.
 *
 * <p>TCP has no message borders, only the Content-Length header: where it is missing, doubled or no number, the
 * connection ends, since whatever follows could be read in two ways. A message must be complete within
 * {@link #MESSAGE_NS} of its first byte, however slowly its bytes drip.
 */
final class MessageStream extends InputStream {

    static final long MESSAGE_NS = 10_000_000_000L;

    /** A connection that has never carried a message. */
    static final int UNPROVEN_MS = 10_000;

    /** Between two messages: longer than most calls, and a call survives the end of its connection. */
    static final int IDLE_MS = 15 * 60 * 1_000;

    /** Lets a message through or answers it on the connection. */
    interface Gate {

        /**
         * Decides about one whole message.
         *
         * @return how many of its bytes to read on; 0 for none of them
         * @throws IOException to end the connection
         */
        int pass(byte[] message, InetSocketAddress source) throws IOException;
    }

    private final Socket socket;
    private final InputStream in;
    private final Gate gate;
    private final LongSupplier clockNs;
    private byte[] ready = new byte[0];
    private int readyAt;
    private boolean proven;

    MessageStream(Socket socket, InputStream in, Gate gate, LongSupplier clockNs) {
        this.socket = socket;
        this.in = in;
        this.gate = gate;
        this.clockNs = clockNs;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (readyAt == ready.length) {
            byte[] message = nextMessage();
            if (message.length == 0) {
                return -1;
            }
            int passed = gate.pass(message, (InetSocketAddress) socket.getRemoteSocketAddress());
            ready = Arrays.copyOf(message, passed);
            readyAt = 0;
            proven |= passed > 0;
        }
        int given = Math.min(length, ready.length - readyAt);
        System.arraycopy(ready, readyAt, target, offset, given);
        readyAt += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads one message; empty at the end of the stream. */
    private byte[] nextMessage() throws IOException {
        var message = new ByteArrayOutputStream(1_024);
        int first = firstByte();
        if (first < 0) {
            return new byte[0];
        }
        message.write(first);
        long deadlineNs = clockNs.getAsLong() + MESSAGE_NS;
        int lineLength = 1;
        while (true) {
            int next = byteBefore(deadlineNs);
            message.write(next);
            if (message.size() >= SipGuard.MOST_BYTES) {
                throw new IOException("a message over TCP has at most " + SipGuard.MOST_BYTES + " bytes");
            }
            if (next == '\n') {
                if (lineLength == 0) {
                    break;
                }
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
        int body = bodyLength(message.toByteArray());
        for (int i = 0; i < body; i++) {
            message.write(byteBefore(deadlineNs));
        }
        return message.toByteArray();
    }

    /** Skips empty lines between messages, with which connections are kept alive (RFC 5626 section 3.5.1). */
    private int firstByte() throws IOException {
        while (true) {
            socket.setSoTimeout(proven ? IDLE_MS : UNPROVEN_MS);
            int next = in.read();
            if (next != '\r' && next != '\n') {
                return next;
            }
        }
    }

    private int byteBefore(long deadlineNs) throws IOException {
        if (in.available() == 0) {
            long leftMs = (deadlineNs - clockNs.getAsLong()) / 1_000_000;
            if (leftMs <= 0) {
                throw new SocketTimeoutException("the message was not complete in time");
            }
            socket.setSoTimeout((int) leftMs);
        } else if (deadlineNs - clockNs.getAsLong() < 0) {
            throw new SocketTimeoutException("the message was not complete in time");
        }
        int next = in.read();
        if (next < 0) {
            throw new IOException("the connection ended within a message");
        }
        return next;
    }

    private static int bodyLength(byte[] head) throws IOException {
        RawMessage message =
                RawMessage.read(head, head.length).orElseThrow(() -> new IOException("what came is no SIP message"));
        String length = message.first("content-length");
        boolean proper = message.count("content-length") == 1 && length.matches("\\d{1,5}");
        if (!proper || head.length + Integer.parseInt(length) >= SipGuard.MOST_BYTES) {
            throw new IOException("a message over TCP has one Content-Length of at most " + SipGuard.MOST_BYTES);
        }
        return Integer.parseInt(length);
    }
}
