package io.ivory.runtime.trunk;

import static io.ivory.runtime.trunk.InvalidTrunkException.require;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to a carrier that wants us to register.
 *
 * @param user the name or number in the address that we register
 * @param authUser the name that goes with the password; mostly the same
 * @param secret the name of the secret that is the password; the password itself is never part of the workspace
 * @param domain the domain of our address; mostly the registrar's host
 * @param expiry how long a registration is asked for
 * @param keepAlive how often an empty datagram keeps the way through a NAT open, over UDP; null for never
 */
public record TrunkAccount(
        String user,
        String authUser,
        String secret,
        String domain,
        Duration expiry,
        @Nullable Duration keepAlive) {

    public static final Duration SHORTEST = Duration.ofSeconds(30);
    public static final Duration LONGEST = Duration.ofDays(1);

    /** The bounds of {@code keepAlive}: a NAT that forgets sooner lets no call through at all. */
    public static final Duration MOST_OFTEN = Duration.ofSeconds(1);

    public static final Duration LEAST_OFTEN = Duration.ofMinutes(5);

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9+*#_.!~'()&=$,;?/%-]{1,64}");
    private static final Pattern AUTH_USER = Pattern.compile("[^\\p{Cntrl}\"\\\\]{1,128}");
    private static final Pattern SECRET = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9a-f:.]{2,45}]");

    public TrunkAccount {
        require(
                USER.matcher(user).matches(),
                TrunkPart.USER,
                "The user is the name or number in front of the @ of our address, but this one is \"" + user + "\"");
        require(
                AUTH_USER.matcher(authUser).matches(),
                TrunkPart.AUTH_USER,
                "The name for the password has up to 128 characters, without quotation marks");
        require(
                SECRET.matcher(secret).matches(),
                TrunkPart.SECRET,
                "A secret is named with small letters, digits and \"-\", such as carrier-password, but this name is \""
                        + secret + "\"");
        require(
                DOMAIN.matcher(domain).matches(),
                TrunkPart.DOMAIN,
                "The domain is a host name such as carrier.example, but this one is \"" + domain + "\"");
        require(
                expiry.compareTo(SHORTEST) >= 0 && expiry.compareTo(LONGEST) <= 0,
                TrunkPart.EXPIRY,
                "A registration lasts " + SHORTEST.toSeconds() + " to " + LONGEST.toSeconds()
                        + " seconds, but this one " + expiry.toSeconds());
        require(
                keepAlive == null || (keepAlive.compareTo(MOST_OFTEN) >= 0 && keepAlive.compareTo(LEAST_OFTEN) <= 0),
                TrunkPart.KEEP_ALIVE,
                "The way is kept open every " + MOST_OFTEN.toSeconds() + " to " + LEAST_OFTEN.toSeconds()
                        + " seconds, but here every " + (keepAlive == null ? 0 : keepAlive.toSeconds()));
    }

    /** One that sends nothing between its registrations. */
    public TrunkAccount(String user, String authUser, String secret, String domain, Duration expiry) {
        this(user, authUser, secret, domain, expiry, null);
    }
}
