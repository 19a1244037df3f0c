package io.ivory.runtime.trunk;

import static io.ivory.runtime.trunk.InvalidTrunkException.require;

import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a carrier or a telephone system. One with an account registers; one without is known by its addresses.
 *
 * @param name what people call it
 * @param server where its other side listens; null if it only sends calls
 * @param account who we are to its registrar; null if we do not register
 * @param sources the addresses that calls come from, beside those of the server
 * @param callers how callers' numbers come over it
 * @param codecs those that may be used, most preferred first
 * @param limits how much goes over it
 * @param outbound whether callers may be connected over it
 * @param srtp whether sound is encrypted over it; null if the setting for all calls says so
 */
public record Trunk(
        String name,
        @Nullable TrunkServer server,
        @Nullable TrunkAccount account,
        List<AddressRange> sources,
        TrunkCallers callers,
        List<AudioEncoding> codecs,
        TrunkLimits limits,
        boolean outbound,
        @Nullable SrtpPolicy srtp) {

    public static final List<AudioEncoding> ALL_CODECS =
            List.of(AudioEncoding.PCMU, AudioEncoding.PCMA, AudioEncoding.G722);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final int MOST_SOURCES = 100;

    /** One that encrypts as the setting for all calls says. */
    public Trunk(
            String name,
            @Nullable TrunkServer server,
            @Nullable TrunkAccount account,
            List<AddressRange> sources,
            TrunkCallers callers,
            List<AudioEncoding> codecs,
            TrunkLimits limits,
            boolean outbound) {
        this(name, server, account, sources, callers, codecs, limits, outbound, null);
    }

    public Trunk {
        sources = List.copyOf(sources);
        codecs = List.copyOf(codecs);
        require(
                NAME.matcher(name).matches(),
                TrunkPart.NAME,
                "A trunk is named with up to 40 letters, digits, \"-\" and \"_\", but this name is \"" + name + "\"");
        require(
                account == null || server != null,
                TrunkPart.HOST,
                "A trunk that registers needs the server to register with");
        require(
                !outbound || server != null,
                TrunkPart.HOST,
                "Callers can be connected over a trunk only if it has a server");
        require(
                server != null || !sources.isEmpty(),
                TrunkPart.SOURCES,
                "A trunk without a server needs the addresses that its calls come from");
        require(
                sources.size() <= MOST_SOURCES,
                TrunkPart.SOURCES,
                "A trunk has at most " + MOST_SOURCES + " addresses");
        require(
                !codecs.isEmpty()
                        && codecs.stream().allMatch(AudioEncoding::isCodec)
                        && codecs.stream().distinct().count() == codecs.size(),
                TrunkPart.CODECS,
                "A trunk needs at least one codec, each once");
    }

    public boolean registers() {
        return account != null;
    }

    /** Its own rule for encrypted sound, if it has one. */
    public Optional<SrtpPolicy> ownSrtp() {
        return Optional.ofNullable(srtp);
    }

    /** The domain of addresses at this trunk; empty if nothing is sent there. */
    public String domain() {
        if (account != null) {
            return account.domain();
        }
        return server == null ? "" : server.hostInAddress();
    }

    /** The address of {@code number} at this trunk; empty if nothing is sent there. */
    public Optional<String> addressOf(String number) {
        TrunkServer reached = server;
        if (reached == null) {
            return Optional.empty();
        }
        String address = "sip:" + number + "@" + reached.hostInAddress();
        return Optional.of(
                reached.isFoundByDns()
                        ? address
                        : address + ":" + reached.portOrUsual() + ";transport="
                                + reached.transportOrUsual().word());
    }

    /** Whether both reach the other side in the same way, so that what is known of one holds for the other. */
    public boolean reachesLike(Trunk other) {
        return name.equals(other.name)
                && Objects.equals(server, other.server)
                && Objects.equals(account, other.account);
    }
}
