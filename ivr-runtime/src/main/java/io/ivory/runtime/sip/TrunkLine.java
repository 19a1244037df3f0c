package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.Passwords;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkUse;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A trunk in use: where its other side is, what goes over it, and the proofs that are due to it. Thread-safe. */
final class TrunkLine {

    private final Passwords passwords;
    private final boolean ipv4;
    private final TrunkUse use;
    private final @Nullable DigestAnswers digest;
    private final TrunkTargets targets = new TrunkTargets();
    private volatile Trunk trunk;
    private volatile Standing standing;

    /** @param ipv4 whether we speak IPv4 there; IPv6 otherwise */
    TrunkLine(Trunk trunk, TrunkUse use, Passwords passwords, boolean ipv4) {
        this.trunk = trunk;
        this.use = use;
        this.passwords = passwords;
        this.ipv4 = ipv4;
        TrunkAccount account = trunk.account();
        this.digest = account == null ? null : new DigestAnswers(account.authUser());
        this.standing = account == null ? new Standing.Open() : new Standing.Trying();
    }

    Trunk trunk() {
        return trunk;
    }

    /** The same other side, with other limits, codecs or addresses. */
    void change(Trunk changed) {
        trunk = changed;
        use.limit(changed.limits());
    }

    TrunkUse use() {
        return use;
    }

    Standing standing() {
        return standing;
    }

    void stands(Standing now) {
        standing = now;
    }

    /** Where its server was found. */
    void isAt(List<ServerTarget> found) {
        targets.are(found.stream()
                .filter(target -> target.address() instanceof Inet4Address == ipv4)
                .toList());
    }

    /** Where requests go; none while its name is not known. */
    TrunkTargets targets() {
        return targets;
    }

    /** Whether its server is there, over TLS. */
    boolean isSecureAt(InetSocketAddress socket) {
        return targets.all().contains(new ServerTarget(socket, Transport.TLS));
    }

    /** Whether messages from there are this trunk's. */
    boolean sends(InetAddress source) {
        if (targets.include(source)) {
            return true;
        }
        for (AddressRange range : trunk.sources()) {
            if (range.contains(source)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What proves to this trunk's server that a request is ours: the value of a header.
     *
     * @return empty if the challenge is not one we can meet, or does not come from where the server is: whoever else
     *     asks for a proof collects passwords
     */
    Optional<String> proof(Response challenging, String method, String uri) {
        boolean itsOwn = targets.include(SipMessages.source(challenging).getAddress());
        Optional<DigestChallenge> challenge =
                itsOwn ? DigestChallenge.strongest(TrunkMessages.challenges(challenging)) : Optional.empty();
        return challenge.flatMap(asked -> met(asked, method, uri));
    }

    /** A proof by the challenge that was met before; empty if there was none. */
    Optional<String> proofByEarlierNonce(String method, String uri) {
        return digest == null ? Optional.empty() : digest.known().flatMap(known -> met(known, method, uri));
    }

    void forgetNonce() {
        if (digest != null) {
            digest.forget();
        }
    }

    boolean hasPassword() {
        return password().isPresent();
    }

    private Optional<String> met(DigestChallenge challenge, String method, String uri) {
        DigestAnswers answers = digest;
        return answers == null
                ? Optional.empty()
                : password().map(password -> answers.meet(challenge, password, method, uri));
    }

    private Optional<String> password() {
        TrunkAccount account = trunk.account();
        return account == null ? Optional.empty() : passwords.named(account.secret());
    }
}
