package io.ivory.designer.security;

import io.ivory.runtime.store.Accounts.TokenOwner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose tokens were right of late, for whoever watches over Ivory while the database is away: that is when figures matter
 * most. Holds no token, only hashes. Thread-safe.
 */
final class TokenMemory {

    static final Duration KEPT = Duration.ofHours(1);

    private static final int MOST = 100;

    private final InstantSource time;
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

    TokenMemory(InstantSource time) {
        this.time = time;
    }

    private record Seen(TokenOwner owner, Instant at) {}

    /** What the database says of a token now. */
    synchronized void note(String token, Optional<TokenOwner> owner) {
        String key = hash(token);
        if (owner.isEmpty()) {
            seen.remove(key);
            return;
        }
        seen.put(key, new Seen(owner.get(), time.instant()));
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    /** Whose it was, if that is not long ago. */
    synchronized Optional<TokenOwner> ownerOf(String token) {
        return Optional.ofNullable(seen.get(hash(token)))
                .filter(known -> time.instant().isBefore(known.at().plus(KEPT)))
                .map(Seen::owner);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
