package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Finds the addresses of hosts that our own configuration names; never of a host out of a message. Thread-safe. */
@FunctionalInterface
interface NameLookup {

    /** How long a name server may take. */
    Duration LONGEST = Duration.ofSeconds(5);

    /** The addresses of {@code host}; blocks. */
    List<InetAddress> addresses(String host) throws IOException;

    /** By this machine's own means. */
    static NameLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    /** The same without blocking, and for a bounded time. */
    default CompletableFuture<List<InetAddress>> begin(String host, Executor threads) {
        CompletableFuture<List<InetAddress>> found = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return addresses(host);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
        return found.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }
}
