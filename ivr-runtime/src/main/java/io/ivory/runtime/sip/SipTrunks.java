package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.Passwords;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkServer;
import io.ivory.runtime.trunk.TrunkState;
import io.ivory.runtime.trunk.TrunkUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trunks that are in use: registers with those that want it, knows where they are, and shows how they stand.
 * Thread-safe; nothing blocks.
 */
public final class SipTrunks {

    private static final Logger log = LoggerFactory.getLogger(SipTrunks.class);

    private static final long ANSWER_SECONDS = 6;
    private static final long LEAVE_SECONDS = 2;

    private final StackAccess stack;
    private final TrunkSources sources;
    private final Passwords passwords;
    private final ServerNames names;
    private final TrunkTimes times;
    private final boolean ipv4;
    private final Map<String, Running> running = new HashMap<>(); // guarded by this
    private boolean closed; // guarded by this

    /** A trunk in use, and its registration if it wants one. */
    private record Running(
            TrunkLine line,
            @Nullable ServerFinder finder,
            @Nullable StackRegistration registration) {

        CompletableFuture<@Nullable Void> stop() {
            return registration == null
                    ? CompletableFuture.completedFuture(null)
                    : registration.stop().copy().completeOnTimeout(null, LEAVE_SECONDS, TimeUnit.SECONDS);
        }
    }

    SipTrunks(
            StackAccess stack,
            TrunkSources sources,
            Passwords passwords,
            ServerNames names,
            TrunkTimes times,
            boolean ipv4) {
        this.stack = stack;
        this.sources = sources;
        this.passwords = passwords;
        this.names = names;
        this.times = times;
        this.ipv4 = ipv4;
    }

    /** From now on these trunks are in use, and no others. Those that stay the same keep their registration. */
    public synchronized void use(List<Trunk> trunks) {
        if (closed) {
            return;
        }
        var wanted = new HashMap<String, Trunk>();
        trunks.forEach(trunk -> wanted.put(trunk.name(), trunk));
        for (Map.Entry<String, Running> one : List.copyOf(running.entrySet())) {
            if (!wanted.containsKey(one.getKey())) {
                running.remove(one.getKey());
                var _ = one.getValue().stop();
            }
        }
        wanted.values().forEach(this::take);
        publish();
    }

    private void take(Trunk trunk) {
        Running present = running.get(trunk.name());
        if (present == null) {
            begin(trunk, new TrunkUse(trunk.limits()), CompletableFuture.completedFuture(null));
        } else if (present.line().trunk().reachesLike(trunk)) {
            present.line().change(trunk);
        } else { // leave first: the new registration may be of the same address
            TrunkUse use = present.line().use();
            use.limit(trunk.limits());
            begin(trunk, use, present.stop());
        }
    }

    private void begin(Trunk trunk, TrunkUse use, CompletableFuture<@Nullable Void> ready) {
        var line = new TrunkLine(trunk, use, passwords, ipv4);
        TrunkServer server = trunk.server();
        TrunkAccount account = trunk.account();
        ServerFinder finder =
                server == null ? null : new ServerFinder(server, names, stack.messages()::speaks, times.nowNs());
        StackRegistration registration = server == null || account == null || finder == null
                ? null
                : new StackRegistration(stack, line, server, account, times, () -> lookUp(line, finder));
        running.put(trunk.name(), new Running(line, finder, registration));
        if (finder != null) {
            lookUpNowAndAgain(line, finder);
        }
        if (registration != null) {
            var _ = ready.thenRun(registration::start);
        }
    }

    /**
     * Never completes with a failure: where a name cannot be found, what was known before goes on to hold.
     *
     * @return when to look again
     */
    private CompletableFuture<Duration> lookUp(TrunkLine line, ServerFinder finder) {
        return finder.begin(stack.threads()).handle((found, problem) -> {
            if (problem == null) {
                line.isAt(found.targets());
                return found.holds();
            }
            log.atWarn()
                    .addKeyValue("trunk", line.trunk().name())
                    .addKeyValue("host", line.trunk().domain())
                    .log("the trunk's server cannot be found");
            return times.lookUpEvery();
        });
    }

    private void lookUpNowAndAgain(TrunkLine line, ServerFinder finder) {
        var _ = lookUp(line, finder).thenAccept(holds -> {
            Duration wait = holds.compareTo(times.lookUpEvery()) < 0 ? holds : times.lookUpEvery();
            var _ = stack.later(wait, () -> {
                if (sources.lines().contains(line)) {
                    lookUpNowAndAgain(line, finder);
                }
            });
        });
    }

    private void publish() {
        sources.are(running.values().stream()
                .map(Running::line)
                .sorted(Comparator.comparing(line -> line.trunk().name()))
                .toList());
    }

    /** Each trunk in use, by name. */
    public List<TrunkState> states() {
        long nowNs = times.nowNs().getAsLong();
        var states = new ArrayList<TrunkState>();
        for (TrunkLine line : sources.lines()) {
            states.add(new TrunkState(
                    line.trunk().name(),
                    line.standing(),
                    line.use().calls(),
                    line.use().outboundToday(nowNs),
                    line.use().sinceStart()));
        }
        return states;
    }

    /** Registers there now, or asks with OPTIONS where we do not register; answers within some seconds. */
    public CompletableFuture<TrunkAnswer> tryOut(String name) {
        Running one;
        synchronized (this) {
            one = running.get(name);
        }
        if (one == null) {
            return CompletableFuture.completedFuture(new TrunkAnswer(false, "There is no trunk " + name));
        }
        StackRegistration registration = one.registration();
        CompletableFuture<TrunkAnswer> answer = registration == null ? probe(one) : registration.tryNow();
        return answer.completeOnTimeout(
                new TrunkAnswer(false, "No answer within " + ANSWER_SECONDS + " s"), ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<TrunkAnswer> probe(Running one) {
        TrunkServer server = one.line().trunk().server();
        ServerFinder finder = one.finder();
        if (server == null || finder == null) {
            return CompletableFuture.completedFuture(
                    new TrunkAnswer(false, "This trunk has no server to ask: it only sends calls"));
        }
        String domain = one.line().trunk().domain();
        return lookUp(one.line(), finder)
                .thenComposeAsync( // connecting may take seconds, which whoever asks shall not wait for
                        _ -> one.line().targets().inTurn(times.nowNs().getAsLong()).stream()
                                .findFirst()
                                .map(target -> TrunkProbe.send(stack, target, domain, times.nowNs()))
                                .orElseGet(() -> CompletableFuture.completedFuture(
                                        new TrunkAnswer(false, "The name " + server.host() + " cannot be found"))),
                        stack.threads());
    }

    /**
     * The address at which {@code uri} is dialled: a {@code tel:} number becomes an address at the first trunk, by name,
     * over which callers may be connected.
     *
     * @return {@code uri} itself if it is no number; empty if it is one and there is no such trunk
     */
    public Optional<String> reach(String uri) {
        if (!uri.startsWith("tel:")) {
            return Optional.of(uri);
        }
        return sources.lines().stream()
                .map(TrunkLine::trunk)
                .filter(Trunk::outbound)
                .flatMap(trunk -> trunk.addressOf(uri.substring("tel:".length())).stream())
                .findFirst();
    }

    /** The trunk over which a call to this address goes; empty if none of ours leads there. */
    public Optional<Trunk> leadingTo(String target) {
        try {
            SipURI uri = stack.messages().target(target);
            return sources.leadingTo(uri.getHost(), SipMessages.port(uri)).map(TrunkLine::trunk);
        } catch (IllegalArgumentException noSipAddress) {
            return Optional.empty();
        }
    }

    /** Leaves all registrars, and waits for that for at most two seconds. */
    void close() {
        List<CompletableFuture<@Nullable Void>> leaving;
        synchronized (this) {
            closed = true;
            leaving = running.values().stream().map(Running::stop).toList();
        }
        CompletableFuture.allOf(leaving.toArray(CompletableFuture<?>[]::new)).join();
    }
}
