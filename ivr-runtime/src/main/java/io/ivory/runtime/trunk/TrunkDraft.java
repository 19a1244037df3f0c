package io.ivory.runtime.trunk;

import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A trunk as somebody has written it down, which may be wrong in several places. All that is wrong is said at once.
 *
 * @param name what people call it
 * @param server where its other side listens; a blank host is none
 * @param account who we are to its registrar; null if we do not register
 * @param sources the addresses that calls come from
 * @param callers how callers' numbers come
 * @param codecs their names, most preferred first
 * @param limits how much goes over it
 * @param outbound whether callers may be connected over it
 * @param srtp whether sound is encrypted; null if the setting for all calls says so
 */
public record TrunkDraft(
        String name,
        Server server,
        @Nullable Account account,
        List<String> sources,
        Callers callers,
        List<String> codecs,
        Limits limits,
        boolean outbound,
        @Nullable SrtpPolicy srtp) {

    /** How long a registration is asked for where nobody says it. */
    public static final Duration USUAL_EXPIRY = Duration.ofMinutes(10);

    public TrunkDraft {
        sources = List.copyOf(sources);
        codecs = List.copyOf(codecs);
    }

    /** What a {@link TrunkServer} is made of. */
    public record Server(
            String host, @Nullable Integer port, @Nullable Transport transport) {}

    /** What a {@link TrunkAccount} is made of: a blank name for the password is the user, a blank domain the server. */
    public record Account(
            String user,
            String authUser,
            String secret,
            String domain,
            long expirySeconds,
            @Nullable Long keepAliveSeconds) {}

    /** What {@link TrunkCallers} are made of. */
    public record Callers(CallerSource source, String country) {}

    /** What {@link TrunkLimits} are made of. */
    public record Limits(int callsAtOnce, int newCallsPerSecond, int outboundPerDay) {}

    /**
     * What came of checking it.
     *
     * @param trunk null if anything is wrong
     * @param problems what is wrong with each part, in sentences
     */
    public record Checked(@Nullable Trunk trunk, Map<TrunkPart, String> problems) {

        /** The trunk, if nothing is wrong. */
        public Optional<Trunk> asTrunk() {
            return Optional.ofNullable(trunk);
        }
    }

    /** Looks at every part, so that all can be mended in one go. */
    public Checked check() {
        var problems = new EnumMap<TrunkPart, String>(TrunkPart.class);
        boolean hasHost = !server.host().isBlank();
        Optional<TrunkServer> where = hasHost
                ? attempt(problems, () -> new TrunkServer(server.host(), server.port(), server.transport()))
                : Optional.empty();
        Account drawn = account;
        Optional<TrunkAccount> who =
                drawn == null ? Optional.empty() : attempt(problems, () -> account(drawn, server.host()));
        if (drawn != null && !hasHost) {
            problems.putIfAbsent(TrunkPart.HOST, "The server to register with");
        }
        Optional<List<AddressRange>> ranges = attempt(
                problems, () -> sources.stream().map(AddressRange::parse).toList());
        Optional<TrunkCallers> from = attempt(problems, () -> new TrunkCallers(callers.source(), callers.country()));
        Optional<List<AudioEncoding>> chosen =
                attempt(problems, () -> codecs.stream().map(TrunkDraft::codec).toList());
        Optional<TrunkLimits> most = attempt(
                problems,
                () -> new TrunkLimits(limits.callsAtOnce(), limits.newCallsPerSecond(), limits.outboundPerDay()));
        Optional<Trunk> trunk = attempt(
                problems,
                () -> new Trunk(
                        name.strip(),
                        where.orElse(null),
                        who.orElse(null),
                        ranges.orElse(List.of()),
                        from.orElse(new TrunkCallers(CallerSource.FROM, "")),
                        chosen.orElse(Trunk.ALL_CODECS),
                        most.orElse(TrunkLimits.USUAL),
                        outbound,
                        srtp));
        return new Checked(problems.isEmpty() ? trunk.orElseThrow() : null, Map.copyOf(problems));
    }

    private static TrunkAccount account(Account drawn, String host) {
        String user = drawn.user().strip();
        String domain = drawn.domain().strip();
        return new TrunkAccount(
                user,
                drawn.authUser().isBlank() ? user : drawn.authUser().strip(),
                drawn.secret().strip(),
                domain.isEmpty() ? host.strip() : domain,
                Duration.ofSeconds(drawn.expirySeconds()),
                drawn.keepAliveSeconds() == null ? null : Duration.ofSeconds(drawn.keepAliveSeconds()));
    }

    private static AudioEncoding codec(String word) {
        return Trunk.ALL_CODECS.stream()
                .filter(codec -> codec.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidTrunkException(
                        TrunkPart.CODECS, "Codecs are PCMA, PCMU and G722, but this one is " + word));
    }

    private static <T> Optional<T> attempt(Map<TrunkPart, String> problems, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (InvalidTrunkException e) {
            problems.putIfAbsent(e.part(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
