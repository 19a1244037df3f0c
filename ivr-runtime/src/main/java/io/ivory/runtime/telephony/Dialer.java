package io.ivory.runtime.telephony;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.media.MediaEngine;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.media.NoFreePortException;
import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.sip.SipEndpoint;
import io.ivory.runtime.sip.TrunkFullException;
import io.ivory.runtime.trunk.Trunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls people on behalf of callers, if that is allowed. Thread-safe. */
final class Dialer {

    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

    private final TelephonySettings settings;
    private final MediaEngine media;
    private final SipEndpoint endpoint;

    Dialer(TelephonySettings settings, MediaEngine media, SipEndpoint endpoint) {
        this.settings = settings;
        this.media = media;
        this.endpoint = endpoint;
    }

    /** Starts to ring all of {@code people} that may be rung, who see the number of {@code caller}. */
    Ringing ring(ArrivedCall caller, List<Person> people) {
        var parties = new ArrayList<Ringing.Party>();
        people.stream()
                .distinct()
                .forEach(person ->
                        dial(caller, person).ifPresent(callee -> parties.add(new Ringing.Party(person, callee))));
        return new Ringing(parties);
    }

    /**
     * Starts to ring somebody.
     *
     * @param caller whom they may be bridged to
     * @return empty if it is not allowed, or no port is free
     */
    private Optional<Callee> dial(ArrivedCall caller, Person destination) {
        CallId call = caller.id();
        Optional<Person> address = allowed(call, destination);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        MediaSession session;
        try {
            session = media.openBeside(caller.session());
        } catch (NoFreePortException e) {
            refuse(call, destination, e.getMessage());
            return Optional.empty();
        }
        var audio = new LegAudio(session, settings, codecs(address.get()), srtp(address.get()), whom -> false);
        var callee = new Callee(session, audio);
        try {
            callee.placed(
                    endpoint.call(address.get().uri(), caller.from(), caller.transfers() + 1, audio.offer(), callee));
        } catch (IllegalArgumentException | TrunkFullException e) {
            callee.close();
            refuse(call, destination, e.getMessage());
            return Optional.empty();
        }
        return Optional.of(callee);
    }

    /** Where {@code destination} is called, if that is allowed; numbers are looked at as they go out to the trunk. */
    Optional<Person> allowed(CallId call, Person destination) {
        Optional<Person> address = endpoint.trunks().reach(destination.uri()).map(Person::new);
        if (address.isEmpty()) {
            refuse(call, destination, "no trunk connects callers to numbers");
        } else if (!settings.transfers().allows(address.get())) {
            refuse(call, destination, "it is not on the list of allowed transfer targets");
            return Optional.empty();
        } else if (SipTarget.of(address.get()).filter(this::isOurselves).isPresent()) {
            refuse(call, destination, "it would ring this very system");
            return Optional.empty();
        }
        return address;
    }

    private List<AudioEncoding> codecs(Person destination) {
        return endpoint.trunks().leadingTo(destination.uri()).map(Trunk::codecs).orElse(Trunk.ALL_CODECS);
    }

    private SrtpPolicy srtp(Person destination) {
        return endpoint.trunks()
                .leadingTo(destination.uri())
                .flatMap(Trunk::ownSrtp)
                .orElse(settings.srtp());
    }

    private boolean isOurselves(SipTarget target) {
        return target.port() == endpoint.port()
                && new OwnAddresses(settings.listen(), settings.advertised()).include(target.host());
    }

    private static void refuse(CallId call, Person destination, @Nullable String why) {
        LOG.atWarn()
                .addKeyValue("call", call)
                .addKeyValue("destination", destination.uri())
                .addKeyValue("reason", why)
                .log("transfer refused");
    }
}
