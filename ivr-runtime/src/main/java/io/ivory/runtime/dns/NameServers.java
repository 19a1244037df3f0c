package io.ivory.runtime.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks name servers over UDP, and over TCP where an answer is long. Keeps nothing. Thread-safe. */
public final class NameServers implements DnsRecords {

    /** One question to one server. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** All servers and tries. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int TRIES = 2;

    private final Supplier<Resolver> resolver;

    private NameServers(Supplier<Resolver> resolver) {
        this.resolver = resolver;
    }

    /** Those that this machine is set up with, at the moment of each question. */
    public static NameServers ofThisMachine() {
        return new NameServers(() -> {
            ResolverConfig.refresh();
            var all = new ExtendedResolver();
            all.setTimeout(PATIENCE);
            all.setRetries(TRIES);
            return all;
        });
    }

    /** One at an address. */
    public static NameServers at(InetSocketAddress address) {
        return new NameServers(() -> {
            var one = new SimpleResolver(address);
            one.setTimeout(PATIENCE);
            return one;
        });
    }

    @Override
    public DnsAnswer<ServiceHost> hosts(String service) throws IOException {
        return ask(
                service,
                Type.SRV,
                SRVRecord.class,
                srv -> new ServiceHost(srv.getPriority(), srv.getWeight(), plain(srv.getTarget()), srv.getPort()));
    }

    @Override
    public DnsAnswer<ServicePointer> pointers(String domain) throws IOException {
        return ask(
                domain,
                Type.NAPTR,
                NAPTRRecord.class,
                naptr -> new ServicePointer(
                        naptr.getOrder(),
                        naptr.getPreference(),
                        naptr.getFlags(),
                        naptr.getService(),
                        plain(naptr.getReplacement())));
    }

    private <R extends Record, T> DnsAnswer<T> ask(String name, int type, Class<R> kind, Function<R, T> read)
            throws IOException {
        List<R> found = records(Name.fromString(name, Name.root), type).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        long seconds = found.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new DnsAnswer<>(found.stream().map(read).toList(), Duration.ofSeconds(seconds));
    }

    private List<Record> records(Name name, int type) throws IOException {
        try {
            return LookupSession.builder()
                    .resolver(resolver.get())
                    .build()
                    .lookupAsync(name, type)
                    .toCompletableFuture()
                    .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchDomainException || e.getCause() instanceof NoSuchRRSetException) {
                return List.of();
            }
            throw new IOException("No name server answers for " + name, e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("No name server answers for " + name + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for " + name, e);
        }
    }

    private static String plain(Name name) {
        return name.toString(true).equals(".") ? "" : name.toString(true);
    }
}
