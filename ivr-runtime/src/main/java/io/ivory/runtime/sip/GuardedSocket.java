package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A TCP connection of the stack: what it reads has passed the guard. */
final class GuardedSocket extends Socket {

    private final BiFunction<GuardedSocket, InputStream, MessageStream> gate;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable MessageStream messages;
    private @Nullable OutputStream out;

    GuardedSocket(BiFunction<GuardedSocket, InputStream, MessageStream> gate, Runnable onClose) {
        this.gate = gate;
        this.onClose = onClose;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (messages == null) {
            messages = gate.apply(this, super.getInputStream());
        }
        return messages;
    }

    /** Always the same object: the stack takes it for the lock of whoever writes. */
    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = super.getOutputStream();
        }
        return out;
    }

    void write(byte[] message) throws IOException {
        OutputStream stream = getOutputStream();
        synchronized (stream) {
            stream.write(message);
            stream.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
        super.close();
    }
}
