package io.ivory.runtime.telephony;

import io.ivory.flow.resource.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a destination that decide who is dialled, in one form each.
 *
 * @param user the number or name; of a number all visual separators are gone (RFC 3966 section 5.1.1)
 * @param host a name or address in small letters; an IPv6 address in brackets
 * @param port 5060 unless the destination says otherwise
 */
record SipTarget(String user, String host, int port) {

    private static final int USUAL_PORT = 5_060;
    private static final int USUAL_TLS_PORT = 5_061;

    /** Nothing encoded, no headers, and no parameter but the transport: each of them could dial somebody else. */
    private static final Pattern PLAIN = Pattern.compile("(sips?):([\\w.!~*'()&=+$,/-]{1,64})"
            + "@(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9.-]{1,253})(?::(\\d{1,5}))?(?:;transport=(?:udp|tcp|tls))?");

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9().-]+");

    /** Empty if the address is not a plain one. */
    static Optional<SipTarget> of(Person destination) {
        Matcher parts = PLAIN.matcher(destination.uri());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int usualPort = parts.group(1).equals("sips") ? USUAL_TLS_PORT : USUAL_PORT;
        int port = parts.group(4) == null ? usualPort : Integer.parseInt(parts.group(4));
        String user = parts.group(2);
        return Optional.of(new SipTarget(
                NUMBER.matcher(user).matches() ? user.replaceAll("[().-]", "") : user,
                parts.group(3).toLowerCase(Locale.ROOT),
                port));
    }
}
