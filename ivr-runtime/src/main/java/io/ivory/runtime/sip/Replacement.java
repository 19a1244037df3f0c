package io.ivory.runtime.sip;

import gov.nist.javax.sip.address.SipUri;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.address.Address;

/** What another telephone calls to take our place in a call: RFC 3891, named in a REFER as RFC 5589 section 7 has it. */
final class Replacement {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Replacement() {}

    /**
     * The address that the other side of {@code dialog} has given, with the headers of the INVITE that replaces us there:
     * {@code sip:anna@10.0.0.7?Require=replaces&Replaces=id%3Bto-tag%3Dtheirs%3Bfrom-tag%3Dours}. The tags are as the
     * other side sees them; a telephone that cannot be replaced refuses such a call instead of ringing a second time.
     *
     * @return empty if the other side has given nothing that can be called so
     */
    static Optional<String> in(Dialog dialog) {
        Address contact = dialog.getRemoteTarget();
        String theirTag = dialog.getRemoteTag();
        if (contact == null || theirTag == null || !(contact.getURI() instanceof SipUri given)) {
            return Optional.empty();
        }
        var address = (SipUri) given.clone();
        address.clearQheaders(); // RFC 3261 section 19.1.1: no part of such an address
        address.removeMethod();
        if (address.isSecure() || address.getMAddrParam() != null) {
            return Optional.empty();
        }
        String replaced = dialog.getCallId().getCallId() + ";to-tag=" + theirTag + ";from-tag=" + dialog.getLocalTag();
        return Optional.of(address + "?Require=replaces&Replaces=" + escaped(replaced));
    }

    /** A {@code hvalue} of RFC 3261 section 25.1; more is escaped than must be, since readers differ. */
    private static String escaped(String plain) {
        var out = new StringBuilder();
        for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }
}
