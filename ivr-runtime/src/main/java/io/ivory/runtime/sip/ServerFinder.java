package io.ivory.runtime.sip;

import io.ivory.runtime.dns.DnsAnswer;
import io.ivory.runtime.dns.ServiceHost;
import io.ivory.runtime.dns.ServicePointer;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.TrunkServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the server of one trunk is: by address where a port is named, otherwise as RFC 3263 section 4 says.
 *
 * <pre>
 *  no transport chosen: NAPTR of the domain ---> names of services, or those of all transports
 *  names of services:   SRV of each         ---> hosts and ports, or the domain itself at the usual port
 *  hosts:               addresses           ---> targets
 * </pre>
 *
 * <p>What NAPTR and SRV say is kept as long as they allow, addresses are looked up every time. Thread-safe.
 */
final class ServerFinder {

    /** How long all of it may take. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration LEAST_KEPT = Duration.ofSeconds(30);
    private static final Duration MOST_KEPT = Duration.ofHours(1);

    /** How long it holds that there are no records. */
    private static final Duration NONE_KEPT = Duration.ofMinutes(5);

    private static final int MOST_TARGETS = 16;

    private final TrunkServer server;
    private final ServerNames names;
    private final Predicate<Transport> speaks;
    private final LongSupplier nowNs;
    private @Nullable Kept kept; // guarded by this

    /** @param speaks what we can send over */
    ServerFinder(TrunkServer server, ServerNames names, Predicate<Transport> speaks, LongSupplier nowNs) {
        this.server = server;
        this.names = names;
        this.speaks = speaks;
        this.nowNs = nowNs;
    }

    /**
     * Where it is.
     *
     * @param targets in the order in which they are tried; at least one
     * @param holds when it is worth looking again
     */
    record Found(List<ServerTarget> targets, Duration holds) {}

    /** A name to ask for SRV records, and what its hosts are sent to over. */
    private record Service(Transport transport, String name) {

        static Service of(Transport transport, String domain) {
            return switch (transport) {
                case UDP -> new Service(transport, "_sip._udp." + domain);
                case TCP -> new Service(transport, "_sip._tcp." + domain);
                case TLS -> new Service(transport, "_sips._tcp." + domain);
            };
        }
    }

    /** What SRV records lead to. */
    private record Host(Transport transport, String name, int port) {}

    private record Kept(List<Host> hosts, long sinceNs, Duration holds) {}

    /** Looks without blocking, and for a bounded time. */
    CompletableFuture<Found> begin(Executor threads) {
        CompletableFuture<Found> found = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return find();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
        return found.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Looks; blocks.
     *
     * @throws IOException if it cannot be found
     */
    Found find() throws IOException {
        Kept services = server.isFoundByDns() ? services() : new Kept(List.of(usual()), nowNs.getAsLong(), MOST_KEPT);
        var targets = new LinkedHashSet<ServerTarget>();
        IOException unknown = new UnknownHostException(server.host());
        for (Host host : services.hosts()) {
            try {
                for (InetAddress address : names.addresses().addresses(host.name())) {
                    targets.add(new ServerTarget(new InetSocketAddress(address, host.port()), host.transport()));
                }
            } catch (IOException e) {
                unknown = e;
            }
        }
        if (targets.isEmpty()) {
            throw unknown;
        }
        return new Found(targets.stream().limit(MOST_TARGETS).toList(), services.holds());
    }

    /** The domain itself, where no record says otherwise. */
    private Host usual() {
        return new Host(server.transportOrUsual(), server.host(), server.portOrUsual());
    }

    private synchronized Kept services() throws IOException {
        Kept earlier = kept;
        if (earlier != null
                && nowNs.getAsLong() - earlier.sinceNs() < earlier.holds().toNanos()) {
            return earlier;
        }
        Kept now;
        try {
            now = ask();
        } catch (UnknownHostException offersNothing) {
            throw offersNothing;
        } catch (
                IOException silent) { // what was known goes on to hold; without a name server there may be a hosts file
            now = new Kept(earlier == null ? List.of(usual()) : earlier.hosts(), nowNs.getAsLong(), LEAST_KEPT);
        }
        kept = now;
        return now;
    }

    private Kept ask() throws IOException {
        var hosts = new ArrayList<Host>();
        Duration least = MOST_KEPT;
        boolean nowhere = false;
        for (Service service : asked()) {
            DnsAnswer<ServiceHost> answer = names.records().hosts(service.name());
            for (ServiceHost one : ServiceHost.inOrder(answer.records(), names.chance())) {
                nowhere |= one.isNowhere();
                if (!one.isNowhere()) {
                    hosts.add(new Host(service.transport(), one.host(), one.port()));
                }
                least = least.compareTo(answer.timeToLive()) > 0 ? answer.timeToLive() : least;
            }
        }
        if (hosts.isEmpty() && nowhere) {
            throw new UnknownHostException(server.host() + " says that it has no such service");
        }
        return hosts.isEmpty()
                ? new Kept(List.of(usual()), nowNs.getAsLong(), NONE_KEPT)
                : new Kept(
                        hosts.stream().limit(MOST_TARGETS).toList(),
                        nowNs.getAsLong(),
                        least.compareTo(LEAST_KEPT) < 0 ? LEAST_KEPT : least);
    }

    /** RFC 3263 section 4.1: who has chosen a transport asks for no NAPTR. */
    private List<Service> asked() throws IOException {
        Transport chosen = server.transport();
        if (chosen != null) {
            return List.of(Service.of(chosen, server.host()));
        }
        List<Service> pointed = names.records().pointers(server.host()).records().stream()
                .sorted(Comparator.comparingInt(ServicePointer::order).thenComparingInt(ServicePointer::preference))
                .flatMap(pointer -> service(pointer).stream())
                .toList();
        List<Service> usable =
                pointed.stream().filter(one -> speaks.test(one.transport())).toList();
        if (!usable.isEmpty()) {
            return usable;
        }
        return pointed.isEmpty()
                ? List.of(Transport.TLS, Transport.UDP, Transport.TCP).stream()
                        .filter(speaks)
                        .map(transport -> Service.of(transport, server.host()))
                        .toList()
                : pointed; // it wants TLS alone, and the trunk will say that we have none
    }

    private static Optional<Service> service(ServicePointer pointer) {
        if (!pointer.flags().equalsIgnoreCase("s") || pointer.replacement().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        switch (pointer.service().toUpperCase(Locale.ROOT)) {
                            case "SIP+D2U" -> Transport.UDP;
                            case "SIP+D2T" -> Transport.TCP;
                            case "SIPS+D2T" -> Transport.TLS;
                            default -> null; // SCTP, web sockets
                        })
                .map(transport -> new Service(transport, pointer.replacement()));
    }
}
