package io.ivory.designer.metrics;

import io.ivory.runtime.http.HttpServiceClient;
import io.ivory.runtime.http.ServiceOutcome;
import io.ivory.runtime.http.ServiceState;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.telephony.QueueState;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.TrunkState;
import io.ivory.runtime.trunk.TrunkTraffic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * Trunks, queues and services: each has its own meters while it is there. Their names come from the workspace, so that
 * there are only so many. Looked at by one thread.
 */
@Component
final class ChangingMeters {

    private static final List<String> STANDINGS = List.of("registered", "trying", "failing", "open", "unused");

    private final MeterRegistry registry;
    private final PhoneSide phone;
    private final HttpServiceClient clients;
    private final NamedMeters trunks;
    private final NamedMeters queues;
    private final NamedMeters services;

    ChangingMeters(MeterRegistry registry, PhoneSide phone, HttpServiceClient clients) {
        this.registry = registry;
        this.phone = phone;
        this.clients = clients;
        trunks = new NamedMeters(registry, this::trunk);
        queues = new NamedMeters(registry, this::queue);
        services = new NamedMeters(registry, this::service);
    }

    /** Sees which there are now. */
    void look() {
        trunks.are(phone.trunks().stream().map(TrunkState::name).toList());
        queues.are(phone.queues().stream().map(QueueState::queue).toList());
        services.are(clients.states().stream().map(ServiceState::name).toList());
    }

    /** How a trunk stands, in the word that scripts are told too. */
    static String word(Standing standing) {
        return switch (standing) {
            case Standing.Registered _ -> "registered";
            case Standing.Trying _ -> "trying";
            case Standing.Failing _ -> "failing";
            case Standing.Open _ -> "open";
            case Standing.Gone _ -> "unused";
        };
    }

    private List<Meter> trunk(String name) {
        var meters = new ArrayList<Meter>();
        for (String standing : STANDINGS) {
            meters.add(Gauge.builder(
                            "ivory.trunk.state",
                            phone,
                            side -> trunkNow(
                                    side, name, state -> word(state.standing()).equals(standing) ? 1 : 0))
                    .tag("trunk", name)
                    .tag("state", standing)
                    .description("1 at the state that the trunk is in")
                    .register(registry));
        }
        meters.add(Gauge.builder("ivory.trunk.calls.up", phone, side -> trunkNow(side, name, TrunkState::calls))
                .tag("trunk", name)
                .description("Calls that go over the trunk, both ways")
                .register(registry));
        meters.add(Gauge.builder(
                        "ivory.trunk.calls.out.day", phone, side -> trunkNow(side, name, TrunkState::outboundToday))
                .tag("trunk", name)
                .description("Calls of ours over the trunk in the last 24 hours")
                .register(registry));
        meters.add(traffic("ivory.trunk.calls", name, "in", "Calls over the trunk", TrunkTraffic::in));
        meters.add(traffic("ivory.trunk.calls", name, "out", "Calls over the trunk", TrunkTraffic::out));
        String refused = "Calls that the trunk's limits did not let through";
        meters.add(traffic("ivory.trunk.refused", name, "in", refused, TrunkTraffic::turnedAway));
        meters.add(traffic("ivory.trunk.refused", name, "out", refused, TrunkTraffic::notPlaced));
        return meters;
    }

    private Meter traffic(
            String meter, String name, String direction, String described, ToLongFunction<TrunkTraffic> count) {
        return FunctionCounter.builder(
                        meter, phone, side -> trunkNow(side, name, state -> count.applyAsLong(state.sinceStart())))
                .tag("trunk", name)
                .tag("direction", direction)
                .description(described)
                .register(registry);
    }

    private static double trunkNow(PhoneSide side, String name, ToDoubleFunction<TrunkState> value) {
        return side.trunks().stream()
                .filter(trunk -> trunk.name().equals(name))
                .mapToDouble(value)
                .findFirst()
                .orElse(0);
    }

    private List<Meter> queue(String name) {
        return List.of(
                Gauge.builder("ivory.queue.waiting", phone, side -> queueNow(side, name, QueueState::waiting))
                        .tag("queue", name)
                        .description("Callers who wait in line")
                        .register(registry),
                Gauge.builder(
                                "ivory.queue.longest.wait",
                                phone,
                                side -> queueNow(
                                        side, name, queue -> queue.longestWait().toMillis() / 1e3))
                        .tag("queue", name)
                        .baseUnit("seconds")
                        .description("For how long whoever waits longest has")
                        .register(registry));
    }

    private static double queueNow(PhoneSide side, String name, ToDoubleFunction<QueueState> value) {
        return side.queues().stream()
                .filter(queue -> queue.queue().equals(name))
                .mapToDouble(value)
                .findFirst()
                .orElse(0);
    }

    private List<Meter> service(String name) {
        var meters = new ArrayList<Meter>();
        for (ServiceOutcome outcome : ServiceOutcome.values()) {
            meters.add(
                    FunctionCounter.builder("ivory.service.requests", clients, client -> count(client, name, outcome))
                            .tag("service", name)
                            .tag("outcome", outcome.word())
                            .description("Requests to the service by what became of them")
                            .register(registry));
        }
        meters.add(Gauge.builder(
                        "ivory.service.spared",
                        clients,
                        client -> serviceNow(client, name)
                                        .filter(ServiceState::spared)
                                        .isPresent()
                                ? 1
                                : 0)
                .tag("service", name)
                .description("1 while the service has failed again and again and is asked only now and then")
                .register(registry));
        meters.add(FunctionTimer.builder(
                        "ivory.service.asking",
                        clients,
                        client -> asked(client, name),
                        client -> serviceNow(client, name)
                                .map(service -> service.inAll().toMillis())
                                .orElse(0L),
                        TimeUnit.MILLISECONDS)
                .tag("service", name)
                .description("How long requests to the service took")
                .register(registry));
        return meters;
    }

    private static long asked(HttpServiceClient client, String name) {
        long asked = 0;
        for (ServiceOutcome outcome : ServiceOutcome.values()) {
            asked += outcome == ServiceOutcome.SPARED ? 0 : count(client, name, outcome);
        }
        return asked;
    }

    private static long count(HttpServiceClient client, String name, ServiceOutcome outcome) {
        return serviceNow(client, name)
                .map(service -> service.outcomes().getOrDefault(outcome, 0L))
                .orElse(0L);
    }

    private static Optional<ServiceState> serviceNow(HttpServiceClient client, String name) {
        return client.states().stream()
                .filter(service -> service.name().equals(name))
                .findFirst();
    }
}
