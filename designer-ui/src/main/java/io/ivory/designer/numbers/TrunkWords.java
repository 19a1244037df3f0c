package io.ivory.designer.numbers;

import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkServer;
import io.ivory.runtime.trunk.TrunkState;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What trunks are and how they stand, in everyday words. */
public final class TrunkWords {

    private static final String NOT_IN_USE = "Not in use";

    private TrunkWords() {}

    /** Such as "shop at sip.carrier.example:5060 over UDP · calls out". */
    static String about(Trunk trunk) {
        TrunkAccount account = trunk.account();
        TrunkServer server = trunk.server();
        String who = account == null ? "" : account.user() + " at ";
        String where = server == null ? "from " + sources(trunk) : where(server);
        return who + where + (trunk.outbound() ? " · in and out" : " · in only");
    }

    private static String where(TrunkServer server) {
        String port = server.isFoundByDns() ? "" : ":" + server.portOrUsual();
        String over = server.transport() == null ? ", as its DNS says" : " over " + server.transport();
        return server.hostInAddress() + port + over;
    }

    private static String sources(Trunk trunk) {
        return trunk.sources().stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }

    static Pill pill(@Nullable Standing standing) {
        return switch (standing) {
            case null -> new Pill(NOT_IN_USE, Pill.Tone.PLAIN);
            case Standing.Open _, Standing.Registered _ -> new Pill(word(standing), Pill.Tone.GOOD);
            case Standing.Trying _ -> new Pill(word(standing), Pill.Tone.ACCENT);
            case Standing.Failing _ -> new Pill(word(standing), Pill.Tone.BAD);
            case Standing.Gone _ -> new Pill(word(standing), Pill.Tone.PLAIN);
        };
    }

    /** How a trunk stands, in a word or two. */
    public static String word(Standing standing) {
        return switch (standing) {
            case Standing.Open _ -> "Open";
            case Standing.Trying _ -> "Trying";
            case Standing.Registered _ -> "Registered";
            case Standing.Failing _ -> "Failing";
            case Standing.Gone _ -> NOT_IN_USE;
        };
    }

    /** Since when, why not, when again, and how much goes over it. */
    static String detail(@Nullable TrunkState state, Clock clock) {
        if (state == null) {
            return "The phone side does not run";
        }
        String standing = switch (state.standing()) {
            case Standing.Open _ -> "No registration needed";
            case Standing.Trying _ -> "The registrar has not answered yet";
            case Standing.Registered(Instant since, Instant _) -> "Since " + moment(since, clock);
            case Standing.Failing(String why, Instant since, Instant next, Instant until) ->
                why + ". Since " + moment(since, clock) + ", next try " + exact(next, clock)
                        + (until == null ? "" : "; registered until " + exact(until, clock) + " all the same");
            case Standing.Gone _ -> "";
        };
        return standing + " · " + calls(state.calls()) + " now, " + state.outboundToday() + " out in 24 h";
    }

    private static String calls(int calls) {
        return calls == 1 ? "1 call" : calls + " calls";
    }

    private static String moment(Instant at, Clock clock) {
        return Moments.of(at, clock.instant(), clock.getZone());
    }

    private static String exact(Instant at, Clock clock) {
        return Moments.exact(at, clock.getZone());
    }
}
