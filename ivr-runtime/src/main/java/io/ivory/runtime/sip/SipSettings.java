package io.ivory.runtime.sip;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where calls come in, and how many.
 *
 * @param listen the address to listen on
 * @param advertised what others are told to send to, an address or a name; differs from {@code listen} behind NAT
 * @param port of both UDP and TCP; 0 takes any that is free for both
 * @param flood how many new calls and other messages are looked at in a second
 * @param drain how long calls may take to end when the endpoint closes
 * @param proof how long calls may go on without a sign of life, where the other side knows session timers
 * @param trunks whether only trunks may call, and where their passwords are
 * @param tls SIP over TLS as well; null for none
 */
public record SipSettings(
        InetAddress listen,
        String advertised,
        int port,
        FloodLimits flood,
        Duration drain,
        SessionTimer.Limits proof,
        TrunkRules trunks,
        @Nullable TlsSettings tls) {

    public SipSettings(InetAddress listen, String advertised, int port, FloodLimits flood, Duration drain) {
        this(listen, advertised, port, flood, drain, SessionTimer.Limits.STANDARD);
    }

    public SipSettings(
            InetAddress listen,
            String advertised,
            int port,
            FloodLimits flood,
            Duration drain,
            SessionTimer.Limits proof) {
        this(listen, advertised, port, flood, drain, proof, TrunkRules.ANYONE, null);
    }

    /** The same with other rules for trunks. */
    public SipSettings with(TrunkRules rules) {
        return new SipSettings(listen, advertised, port, flood, drain, proof, rules, tls);
    }

    /** The same with SIP over TLS; without it if null. */
    public SipSettings over(@Nullable TlsSettings other) {
        return new SipSettings(listen, advertised, port, flood, drain, proof, trunks, other);
    }

    public SipSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a SIP port is 0 to 65535, but was " + port);
        }
        if (advertised.isBlank()) {
            throw new IllegalArgumentException("the advertised host must not be empty");
        }
    }

    /** Listens on one address and tells others the same. */
    public static SipSettings on(InetAddress listen, int port) {
        return new SipSettings(
                listen,
                listen.getHostAddress(),
                port,
                FloodLimits.USUAL,
                Duration.ofSeconds(2),
                SessionTimer.Limits.STANDARD);
    }
}
