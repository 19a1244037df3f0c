package io.ivory.runtime.sip;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the TCP connections that others have opened. Thread-safe. */
final class ConnectionLimits {

    /** Each costs the stack two threads. */
    static final int MOST_IN_ALL = 200;

    static final int MOST_OF_SOURCE = 20;

    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int inAll;

    synchronized boolean tryOpen(InetAddress source) {
        int ofSource = open.getOrDefault(source, 0);
        if (inAll >= MOST_IN_ALL || ofSource >= MOST_OF_SOURCE) {
            return false;
        }
        open.put(source, ofSource + 1);
        inAll++;
        return true;
    }

    synchronized void closed(InetAddress source) {
        inAll--;
        open.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized int inAll() {
        return inAll;
    }
}
