package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.PhoneNumbers;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkCallers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;

/**
 * Who calls over a trunk, and whom they wanted first. Only what comes from a trunk is read like this: strangers can write
 * any number into these headers.
 *
 * @param number the caller's number, as E.164 where it has that form; empty if withheld
 * @param dialled what was dialled
 * @param diverted the number that was dialled first and is forwarded to us; empty if none
 */
record CallerIdentity(String number, String dialled, String diverted) {

    private static final Set<String> WITHHELD = Set.of("id", "user", "header", "full", "uri", "name");

    static CallerIdentity of(Request invite, Trunk trunk) {
        String from = SipMessages.user(
                ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress().getURI());
        String asserted = number(invite, trunk.callers(), from);
        String requested = SipMessages.user(invite.getRequestURI());
        return new CallerIdentity(
                isWithheld(invite)
                        ? ""
                        : PhoneNumbers.normalised(asserted, trunk.callers().country()),
                dialled(invite, trunk, requested),
                PhoneNumbers.normalised(diverted(invite), trunk.callers().country()));
    }

    /** A carrier that has us registered may call our account and name the number in the To header. */
    private static String dialled(Request invite, Trunk trunk, String requested) {
        if (!TrunkSources.isUser(trunk, requested)) {
            return requested;
        }
        String to = SipMessages.user(
                ((ToHeader) invite.getHeader(ToHeader.NAME)).getAddress().getURI());
        return to.isEmpty() ? requested : to;
    }

    private static String number(Request invite, TrunkCallers callers, String from) {
        String header = switch (callers.source()) {
            case FROM -> "";
            case ASSERTED_IDENTITY -> "P-Asserted-Identity";
            case REMOTE_PARTY -> "Remote-Party-ID";
        };
        if (header.isEmpty()) {
            return from;
        }
        List<NameAddress> all = addresses(invite, header);
        return all.stream() // of a sip: and a tel: address, the one that is a number: RFC 3325 section 9.1
                .map(NameAddress::user)
                .filter(user -> user.startsWith("+"))
                .findFirst()
                .or(() -> all.stream()
                        .map(NameAddress::user)
                        .filter(user -> !user.isEmpty())
                        .findFirst())
                .orElse(from);
    }

    /** RFC 3323 and, for Remote-Party-ID, its own parameter: the carrier tells us, but nobody else shall know. */
    private static boolean isWithheld(Request invite) {
        boolean privacy = TrunkMessages.values(invite, "Privacy").stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split("[\\s;]+")).stream())
                .anyMatch(WITHHELD::contains);
        boolean remoteParty = addresses(invite, "Remote-Party-ID").stream()
                .map(party -> party.parameters().getOrDefault("privacy", "off"))
                .anyMatch(WITHHELD::contains);
        return privacy || remoteParty;
    }

    /**
     * The first of those who were called before us: the last Diversion (RFC 5806 section 6) or the first of a
     * History-Info of several (RFC 7044 section 4.1).
     */
    private static String diverted(Request invite) {
        List<NameAddress> diversions = addresses(invite, "Diversion");
        if (!diversions.isEmpty()) {
            return diversions.getLast().user();
        }
        List<NameAddress> history = addresses(invite, "History-Info");
        return history.size() < 2 ? "" : history.getFirst().user();
    }

    private static List<NameAddress> addresses(Request invite, String header) {
        return TrunkMessages.values(invite, header).stream()
                .flatMap(value -> NameAddress.all(value).stream())
                .toList();
    }
}
