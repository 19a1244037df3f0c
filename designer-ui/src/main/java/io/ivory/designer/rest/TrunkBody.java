package io.ivory.designer.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkDraft;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkPart;
import io.ivory.runtime.trunk.TrunkServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trunk as scripts read and write it: what the dialog shows, without a password, which is never kept. What is left out is
 * as it is in a new trunk.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TrunkBody(
        @Nullable Server server,
        @Nullable Account account,
        @Nullable List<String> sources,
        @Nullable CallerSource callerSource,
        @Nullable String country,
        @Nullable List<String> codecs,
        @Nullable Limits limits,
        @Nullable Boolean outbound,
        @Nullable SrtpPolicy srtp,
        @JsonAnySetter @Nullable Map<String, Object> others) {

    /** Where its other side listens; without a port, or without a transport, as its DNS says. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Server(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Transport transport,
            @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** Who we are to its registrar; {@code secret} is the name of the password. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Account(
            @Nullable String user,
            @Nullable String authUser,
            @Nullable String secret,
            @Nullable String domain,
            @Nullable Long expirySeconds,
            @Nullable Long keepAliveSeconds,
            @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** How much goes over it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Limits(
            @Nullable Integer callsAtOnce,
            @Nullable Integer newCallsPerSecond,
            @Nullable Integer outboundPerDay,
            @JsonAnySetter @Nullable Map<String, Object> others) {}

    static TrunkBody of(Trunk trunk) {
        TrunkServer server = trunk.server();
        TrunkAccount account = trunk.account();
        TrunkLimits limits = trunk.limits();
        return new TrunkBody(
                server == null ? null : new Server(server.host(), server.port(), server.transport(), null),
                account == null
                        ? null
                        : new Account(
                                account.user(),
                                account.authUser(),
                                account.secret(),
                                account.domain(),
                                account.expiry().toSeconds(),
                                keepAlive(account),
                                null),
                trunk.sources().stream().map(AddressRange::toString).toList(),
                trunk.callers().source(),
                trunk.callers().country(),
                trunk.codecs().stream().map(AudioEncoding::name).toList(),
                new Limits(limits.callsAtOnce(), limits.newCallsPerSecond(), limits.outboundPerDay(), null),
                trunk.outbound(),
                trunk.srtp(),
                null);
    }

    TrunkDraft draft(String name) {
        Account who = account;
        TrunkLimits usual = TrunkLimits.USUAL;
        return new TrunkDraft(
                name,
                server == null
                        ? new TrunkDraft.Server("", null, null)
                        : new TrunkDraft.Server(text(server.host()), server.port(), server.transport()),
                who == null
                        ? null
                        : new TrunkDraft.Account(
                                text(who.user()),
                                text(who.authUser()),
                                text(who.secret()),
                                text(who.domain()),
                                Objects.requireNonNullElse(who.expirySeconds(), TrunkDraft.USUAL_EXPIRY.toSeconds()),
                                who.keepAliveSeconds()),
                sources == null ? List.of() : sources,
                new TrunkDraft.Callers(Objects.requireNonNullElse(callerSource, CallerSource.FROM), text(country)),
                codecs == null
                        ? Trunk.ALL_CODECS.stream().map(AudioEncoding::name).toList()
                        : codecs,
                limits == null
                        ? new TrunkDraft.Limits(usual.callsAtOnce(), usual.newCallsPerSecond(), usual.outboundPerDay())
                        : new TrunkDraft.Limits(
                                Objects.requireNonNullElse(limits.callsAtOnce(), usual.callsAtOnce()),
                                Objects.requireNonNullElse(limits.newCallsPerSecond(), usual.newCallsPerSecond()),
                                Objects.requireNonNullElse(limits.outboundPerDay(), usual.outboundPerDay())),
                Boolean.TRUE.equals(outbound),
                srtp);
    }

    private static @Nullable Long keepAlive(TrunkAccount account) {
        return account.keepAlive() == null ? null : account.keepAlive().toSeconds();
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written;
    }

    /** Keys that belong nowhere, by JSON Pointer: whoever misspells one should not wonder why nothing comes of it. */
    Map<String, String> unknownKeys() {
        var unknown = new LinkedHashMap<String, String>();
        note(unknown, "", others);
        note(unknown, "/server", server == null ? null : server.others());
        note(unknown, "/account", account == null ? null : account.others());
        note(unknown, "/limits", limits == null ? null : limits.others());
        return unknown;
    }

    private static void note(Map<String, String> unknown, String where, @Nullable Map<String, Object> others) {
        if (others != null) {
            others.keySet()
                    .forEach(key -> unknown.put(
                            where + "/" + key.replace("~", "~0").replace("/", "~1"),
                            "A trunk has no \"" + key + "\" here"
                                    + (key.equalsIgnoreCase("password")
                                            ? ": the password is kept outside, under the name that \"secret\" says"
                                            : "")));
        }
    }

    /** Where a part stands in the body. */
    static String pointer(TrunkPart part) {
        return switch (part) {
            case NAME -> "";
            case HOST -> "/server/host";
            case PORT -> "/server/port";
            case TRANSPORT -> "/server/transport";
            case USER -> "/account/user";
            case AUTH_USER -> "/account/authUser";
            case SECRET -> "/account/secret";
            case DOMAIN -> "/account/domain";
            case EXPIRY -> "/account/expirySeconds";
            case KEEP_ALIVE -> "/account/keepAliveSeconds";
            case SOURCES -> "/sources";
            case COUNTRY -> "/country";
            case CODECS -> "/codecs";
            case CALLS_AT_ONCE -> "/limits/callsAtOnce";
            case NEW_CALLS_PER_SECOND -> "/limits/newCallsPerSecond";
            case OUTBOUND_PER_DAY -> "/limits/outboundPerDay";
        };
    }
}
