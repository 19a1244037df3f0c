package io.ivory.runtime.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.JsonValues;
import io.ivory.runtime.interpreter.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Asks services over HTTP/1.1. The timeout is one for all: name look-up, connection, headers and body. No redirect is
 * followed, no cookie kept, no body over 1 MiB read, and {@link AddressRules} hold for the address that is really
 * connected to. Thread-safe.
 */
public final class HttpServiceClient implements ServiceClient, AutoCloseable {

    /** The largest answer that is read. */
    static final int MAX_BODY_BYTES = 1 << 20;

    private final Secrets secrets;
    private final InstantSource clock;
    private final CloseableHttpClient client;

    /** Platform threads: a name look-up blocks in native code and would hold on to a virtual thread's carrier. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("service-", 1).daemon().factory());

    private final ConcurrentMap<String, ServiceLimits> limits = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();

    public HttpServiceClient(AddressRules rules, Secrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(rules))
                .setMaxConnTotal(256)
                .setMaxConnPerRoute(ServiceLimits.QUESTIONS_AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Ivory")
                .build();
    }

    @Override
    public ServiceAnswer ask(ServiceRequest request) {
        return exchange(request, HttpServiceClient::answer);
    }

    @Override
    public ServiceAnswer tell(ServiceRequest request) {
        return exchange(request, (told, response) -> new Answered(response.getCode(), null));
    }

    /** Each service that was asked since the start, by name. One that has moved counts as where it was asked last. */
    public List<ServiceState> states() {
        var latestFirst = new ArrayList<Turn>();
        limits.values()
                .forEach(limit -> latestFirst.add(new Turn(limit.lastTurn().get(), state(limit))));
        latestFirst.sort(Comparator.comparingLong(Turn::number).reversed());
        var states = new TreeMap<String, ServiceState>();
        latestFirst.forEach(turn -> states.merge(turn.state().name(), turn.state(), HttpServiceClient::together));
        return List.copyOf(states.values());
    }

    /** A service as it is at one address, and which of all requests was its last one there. */
    private record Turn(long number, ServiceState state) {}

    private static ServiceState state(ServiceLimits limit) {
        return new ServiceState(
                limit.name(),
                limit.breaker().isOpen(),
                limit.outcomes().counts(),
                Duration.ofMillis(limit.tookMs().sum()));
    }

    private static ServiceState together(ServiceState now, ServiceState before) {
        var outcomes = new EnumMap<>(now.outcomes());
        before.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        return new ServiceState(now.name(), now.spared(), outcomes, now.inAll().plus(before.inAll()));
    }

    /** What is made of a response. */
    private interface Reading {

        ServiceAnswer of(ServiceRequest request, ClassicHttpResponse response) throws IOException;
    }

    private ServiceAnswer exchange(ServiceRequest request, Reading reading) {
        ServiceLimits limit = limits.computeIfAbsent(
                request.name() + " " + request.connection().baseUrl(), key -> ServiceLimits.fresh(request.name()));
        limit.lastTurn().set(turns.incrementAndGet());
        Instant asked = clock.instant();
        if (!limit.breaker().mayAsk(asked)) {
            limit.outcomes().count(ServiceOutcome.SPARED);
            return new Failed(request.name() + " has failed " + CircuitBreaker.FAILURES
                    + " times in a row and is not asked for a while");
        }
        if (!limit.places().tryAcquire()) {
            limit.breaker().abandoned();
            limit.outcomes().count(ServiceOutcome.SPARED);
            return new Failed(request.name() + " is still answering " + ServiceLimits.QUESTIONS_AT_ONCE
                    + " questions and takes no more");
        }
        try {
            return exchange(request, reading, limit);
        } finally {
            long tookMs = Duration.between(asked, clock.instant()).toMillis();
            limit.tookMs().add(Math.max(0, tookMs)); // the clock may be set back
            limit.places().release();
        }
    }

    /** Ends connections and threads; questions under way fail. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
    }

    private ServiceAnswer exchange(ServiceRequest request, Reading reading, ServiceLimits limit) {
        CircuitBreaker breaker = limit.breaker();
        HttpUriRequestBase http;
        try {
            http = prepare(request);
        } catch (IllegalArgumentException impossible) {
            breaker.abandoned();
            limit.outcomes().count(ServiceOutcome.UNREACHABLE);
            return new Failed(request.name() + ": " + impossible.getMessage());
        }
        Future<ServiceAnswer> exchange = threads.submit(() -> execute(request, http, reading));
        try {
            ServiceAnswer answer = exchange.get(request.timeout().toNanos(), NANOSECONDS);
            note(answer, limit);
            return answer;
        } catch (TimeoutException tooSlow) {
            breaker.failed(clock.instant());
            limit.outcomes().count(ServiceOutcome.SLOW);
            return new Slow();
        } catch (ExecutionException broken) {
            limit.outcomes().count(ServiceOutcome.UNREACHABLE);
            return problem(request, broken.getCause(), breaker);
        } catch (InterruptedException callerHungUp) {
            Thread.currentThread().interrupt();
            breaker.abandoned();
            limit.outcomes().count(ServiceOutcome.ABANDONED);
            return new Failed("the caller hung up before " + request.name() + " answered");
        } finally {
            http.cancel();
            exchange.cancel(true);
        }
    }

    /** A service that answers, if only "not found", is alive. */
    private void note(ServiceAnswer answer, ServiceLimits limit) {
        if (answer instanceof Answered(int status, Object _) && status < 500) {
            limit.breaker().answered();
            limit.outcomes().count(ServiceOutcome.ANSWERED);
        } else {
            limit.breaker().failed(clock.instant());
            limit.outcomes().count(ServiceOutcome.FAULT);
        }
    }

    private Failed problem(ServiceRequest request, @Nullable Throwable cause, CircuitBreaker breaker) {
        if (cause instanceof AddressNotAllowedException) {
            breaker.abandoned();
            return new Failed(request.name() + ": " + cause.getMessage());
        }
        breaker.failed(clock.instant());
        return cause instanceof UnknownHostException
                ? new Failed(request.name() + " cannot be reached: there is no host \""
                        + request.connection().baseUrl().getHost() + "\"")
                : new Failed(request.name() + " cannot be reached: " + cause);
    }

    private HttpUriRequestBase prepare(ServiceRequest request) {
        URI target = target(request);
        var http = new HttpUriRequestBase(request.method().name(), target);
        Timeout timeout = Timeout.of(request.timeout());
        http.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build());
        http.setHeader("Accept", "application/json");
        for (Map.Entry<String, String> header :
                request.connection().secretHeaders().entrySet()) {
            http.setHeader(header.getKey(), secret(header.getKey(), header.getValue()));
        }
        if (!request.body().isEmpty()) {
            http.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        return http;
    }

    private static URI target(ServiceRequest request) {
        require(request.path().startsWith("/"), "a path begins with \"/\"");
        String root = request.connection().baseUrl().toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + request.path());
    }

    private String secret(String header, String name) {
        String value = secrets.secret(name)
                .orElseThrow(() -> new IllegalArgumentException("the secret \"" + name + "\" is not set"));
        boolean clean = (header + value).chars().noneMatch(Character::isISOControl);
        require(clean, "the secret \"" + name + "\" has a line break or control character in it");
        return value;
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    private ServiceAnswer execute(ServiceRequest request, HttpUriRequestBase http, Reading reading) throws IOException {
        return client.execute(http, response -> reading.of(request, response));
    }

    private static ServiceAnswer answer(ServiceRequest request, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        if (status < 200 || status >= 300 || entity == null) {
            return new Answered(status, null); // what an error page says is nothing to be told to callers
        }
        byte[] body = entity.getContent().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return new Failed(request.name() + " answered more than 1 MiB");
        }
        String json = new String(body, StandardCharsets.UTF_8);
        try {
            return new Answered(status, json.isBlank() ? null : JsonValues.parse(json));
        } catch (FlowFormatException noJson) {
            return new Failed(request.name() + " answered what is not JSON");
        }
    }
}
