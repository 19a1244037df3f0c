package io.ivory.runtime.telephony;

import io.ivory.runtime.rtp.PortRange;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.sip.TlsSettings;
import io.ivory.runtime.sip.TrunkRules;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where calls come in and what they may do.
 *
 * @param listen the address for SIP and audio
 * @param advertised the address others are told to send to; differs from {@code listen} behind NAT
 * @param sipPort UDP and TCP; 0 takes any that is free
 * @param rtpPorts one pair for each caller and for each person a caller is connected to
 * @param longestCall after so long a call is ended, whatever it does
 * @param transfers whom callers may be connected to
 * @param trunks whether only trunks may call, and where their passwords are
 * @param tls SIP over TLS as well; null for none
 * @param srtp whether sound is encrypted, where a trunk has no rule of its own
 */
public record TelephonySettings(
        InetAddress listen,
        InetAddress advertised,
        int sipPort,
        PortRange rtpPorts,
        Duration longestCall,
        TransferPolicy transfers,
        TrunkRules trunks,
        @Nullable TlsSettings tls,
        SrtpPolicy srtp) {

    public TelephonySettings(
            InetAddress listen,
            InetAddress advertised,
            int sipPort,
            PortRange rtpPorts,
            Duration longestCall,
            TransferPolicy transfers) {
        this(
                listen,
                advertised,
                sipPort,
                rtpPorts,
                longestCall,
                transfers,
                TrunkRules.ANYONE,
                null,
                SrtpPolicy.ALLOWED);
    }

    /** The same with another rule for encrypted sound. */
    public TelephonySettings with(SrtpPolicy other) {
        return new TelephonySettings(listen, advertised, sipPort, rtpPorts, longestCall, transfers, trunks, tls, other);
    }

    /** Whether sound sent there would come in here. */
    boolean isOurAudio(InetAddress address, int port) {
        return rtpPorts.holds(port) && new OwnAddresses(listen, advertised).include(address.getHostAddress());
    }

    public TelephonySettings {
        if (advertised.isAnyLocalAddress()) {
            throw new IllegalArgumentException("Others cannot send to " + advertised.getHostAddress()
                    + ": name the address under which they reach this machine");
        }
        if (!longestCall.isPositive()) {
            throw new IllegalArgumentException("The longest call must be longer than zero, but is " + longestCall);
        }
    }
}
