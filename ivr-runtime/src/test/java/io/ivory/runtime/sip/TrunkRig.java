package io.ivory.runtime.sip;

import static org.awaitility.Awaitility.await;

import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import io.ivory.runtime.trunk.TrunkState;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One endpoint, with a registrar, a phone and an observer that are new for each test: trunks over UDP on loopback. */
final class TrunkRig implements AutoCloseable {

    private static final TrunkTimes QUICK = new TrunkTimes(
            new RegistrationPace(Duration.ofMillis(40), Duration.ofMillis(80), Duration.ofMillis(60)),
            InstantSource.system(),
            System::nanoTime,
            Duration.ofMinutes(5),
            Duration.ofSeconds(4));

    static final TrunkCallers CALLERS = new TrunkCallers(CallerSource.FROM, "DE");

    final BlockingQueue<InboundCall> arrived = new LinkedBlockingQueue<>();
    final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300))
                    .with(new TrunkRules(
                            false,
                            secret ->
                                    secret.equals("carrier") ? Optional.of(TextRegistrar.PASSWORD) : Optional.empty())),
            arrived::add,
            ServerNames.of(TrunkRig::addresses),
            QUICK);
    TextRegistrar registrar = new TextRegistrar();
    TextPhone phone = new TextPhone(endpoint.port());
    RecordingObserver observer = new RecordingObserver();

    private static List<InetAddress> addresses(String host) throws IOException {
        if (host.endsWith(".example")) {
            throw new IOException("unknown host");
        }
        return List.of(InetAddress.getByName(host));
    }

    /** Takes the trunks away and calls with a new registrar and phone from now on. */
    void nextTrunk() {
        endpoint.trunks().use(List.of());
        InboundCall left = arrived.poll();
        while (left != null) {
            left.reject(486);
            left = arrived.poll();
        }
        phone.close();
        registrar.close(); // the next one has another port, where nobody takes leave
        registrar = new TextRegistrar();
        phone = new TextPhone(endpoint.port());
        observer = new RecordingObserver();
    }

    SipTrunks trunks() {
        return endpoint.trunks();
    }

    void use(Trunk... trunks) {
        endpoint.trunks().use(List.of(trunks));
    }

    /** The trunk that registers at {@link #registrar} and knows its password. */
    Trunk carrier() {
        return registering("carrier", registrar, "carrier");
    }

    /** The same with other limits. */
    Trunk carrier(TrunkLimits limits) {
        Trunk usual = carrier();
        return new Trunk(
                usual.name(),
                usual.server(),
                usual.account(),
                usual.sources(),
                usual.callers(),
                usual.codecs(),
                limits,
                true);
    }

    /** Uses {@link #carrier()} and lets its registrar accept it. */
    void registers() {
        registers(carrier());
    }

    /** Uses {@code trunk}, which registers at {@link #registrar}, and lets it accept. */
    void registers(Trunk trunk) {
        use(trunk);
        registrar.challenge(registrar.expect("REGISTER"), "nonce-1", "MD5");
        registrar.accept(registrar.expect("REGISTER"));
        await().until(() -> standing() instanceof Standing.Registered);
    }

    TrunkServer server(TextRegistrar there) {
        return new TrunkServer("127.0.0.1", there.port(), Transport.UDP);
    }

    Trunk registering(String name, TextRegistrar there, String secret) {
        var account = new TrunkAccount(
                TextRegistrar.USER, TextRegistrar.USER, secret, "carrier.example", Duration.ofMinutes(10));
        return new Trunk(name, server(there), account, List.of(), CALLERS, Trunk.ALL_CODECS, TrunkLimits.USUAL, true);
    }

    static Trunk byAddress(CallerSource source, TrunkLimits limits) {
        return new Trunk(
                "pbx",
                null,
                null,
                List.of(AddressRange.parse("127.0.0.0/8")),
                new TrunkCallers(source, "DE"),
                Trunk.ALL_CODECS,
                limits,
                false);
    }

    TrunkState state() {
        return endpoint.trunks().states().getFirst();
    }

    Standing standing() {
        return state().standing();
    }

    /** Why the trunk does not work, once it does not. */
    String why() {
        await().until(() -> standing() instanceof Standing.Failing);
        return standing() instanceof Standing.Failing failing ? failing.why() : "";
    }

    @Override
    public void close() {
        phone.close();
        registrar.close();
        endpoint.close();
    }
}
