package io.ivory.runtime.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.interpreter.ServiceClient.Answered;
import io.ivory.runtime.interpreter.ServiceClient.Failed;
import io.ivory.runtime.interpreter.ServiceClient.ServiceAnswer;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import io.ivory.runtime.interpreter.ServiceClient.Slow;
import io.ivory.runtime.simulation.SimulatedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services do to a call: good answers, slow ones, hostile ones, and addresses that must not be asked. */
class HttpServiceClientTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final SimulatedClock clock = new SimulatedClock(Instant.EPOCH);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private HttpServiceClient client;
    private boolean handled;

    HttpServiceClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client = clientAllowing(authority());
    }

    @BeforeEach
    void startServer() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        client.close();
        server.stop(0);
    }

    @Test
    void aQuestionCarriesPathBodyAndSecretAndBringsJsonBack() {
        var seen = new ConcurrentLinkedQueue<String>();
        answer(exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            seen.add(exchange.getRequestHeaders().getFirst("X-Token"));
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            respond(exchange, 200, "{\"status\": \"готов\", \"total\": 12.5, \"items\": [1, null]}");
        });

        ServiceAnswer answer = client.ask(new ServiceRequest(
                "orders",
                new Connection(URI.create(base() + "/api/"), Map.of("X-Token", "orders-token")),
                HttpMethod.POST,
                "/orders/4711?lang=en",
                "{\"a\": 1}",
                PATIENT));

        assertThat(answer).isInstanceOfSatisfying(Answered.class, good -> {
            assertThat(good.status()).isEqualTo(200);
            assertThat(good.body())
                    .asInstanceOf(MAP)
                    .containsEntry("status", "готов")
                    .containsEntry("total", 12.5);
        });
        assertThat(seen).containsExactly("POST /api/orders/4711?lang=en", "s3cret", "{\"a\": 1}");
    }

    @Test
    void anErrorPageIsAStatusAndNothingElse() {
        answer(exchange -> respond(exchange, 404, "<html>not here</html>"));

        assertThat(ask(PATIENT)).isEqualTo(new Answered(404, null));
    }

    @Test
    void redirectsAreNotFollowed() {
        answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
            respond(exchange, 302, "");
        });

        assertThat(ask(PATIENT)).isEqualTo(new Answered(302, null));
    }

    @Test
    void whatIsNoJsonOrTooLargeHasFailed() {
        answer(exchange -> respond(exchange, 200, "<html>"));
        assertThat(ask(PATIENT)).isEqualTo(new Failed("orders answered what is not JSON"));

        answer(exchange -> respond(exchange, 200, "\"" + "x".repeat(HttpServiceClient.MAX_BODY_BYTES) + "\""));
        assertThat(ask(PATIENT)).isEqualTo(new Failed("orders answered more than 1 MiB"));
    }

    @Test
    void anAnswerWithoutBodyIsNull() {
        answer(exchange -> respond(exchange, 204, ""));

        assertThat(ask(PATIENT)).isEqualTo(new Answered(204, null));
    }

    @Test
    void aServiceThatNeverAnswersIsSlow() {
        answer(exchange -> await());

        assertThat(ask(Duration.ofMillis(300))).isEqualTo(new Slow());
    }

    @Test
    void aServiceThatDripsIsSlowToo() throws Exception {
        // each byte comes in time, the whole never does
        try (var dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var dripper = clientAllowing("127.0.0.1:" + dripping.getLocalPort())) {
            Thread.ofVirtual().start(() -> drip(dripping));

            ServiceAnswer answer =
                    dripper.ask(request("http://127.0.0.1:" + dripping.getLocalPort(), Duration.ofMillis(500)));

            assertThat(answer).isEqualTo(new Slow());
        }
    }

    @Test
    void aCallerWhoHangsUpCancelsTheQuestion() throws Exception {
        var arrived = new CountDownLatch(1);
        answer(exchange -> {
            arrived.countDown();
            await();
        });
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ServiceAnswer> answer = calls.submit(() -> {
                Thread call = Thread.currentThread();
                Thread.ofVirtual().start(() -> {
                    awaitQuietly(arrived);
                    call.interrupt();
                });
                return ask(PATIENT);
            });

            assertThat(answer.get(5, SECONDS)).isEqualTo(new Failed("the caller hung up before orders answered"));
        }
    }

    @Test
    void aServiceThatKeepsFailingIsSparedAndTriedAgainLater() {
        answer(exchange -> respond(exchange, 503, ""));
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            assertThat(ask(PATIENT)).isEqualTo(new Answered(503, null));
        }
        assertThat(ask(PATIENT))
                .isEqualTo(new Failed("orders has failed 5 times in a row and is not asked for a while"));
        assertThat(asked).hasValue(5);

        clock.pass(CircuitBreaker.PAUSE);
        answer(exchange -> respond(exchange, 200, "1"));
        assertThat(ask(PATIENT)).isEqualTo(new Answered(200, 1L));
        assertThat(ask(PATIENT)).isEqualTo(new Answered(200, 1L));
    }

    @Test
    void whoWatchesSeesWhatBecameOfRequests() {
        answer(exchange -> {
            clock.pass(Duration.ofSeconds(2));
            respond(exchange, 404, "");
        });
        ask(PATIENT);
        answer(exchange -> respond(exchange, 503, ""));
        for (int i = 0; i <= CircuitBreaker.FAILURES; i++) {
            ask(PATIENT);
        }

        assertThat(client.states()).singleElement().satisfies(service -> {
            assertThat(service.name()).isEqualTo("orders");
            assertThat(service.spared()).isTrue();
            assertThat(service.inAll()).isEqualTo(Duration.ofSeconds(2));
            assertThat(service.outcomes())
                    .containsEntry(ServiceOutcome.ANSWERED, 1L)
                    .containsEntry(ServiceOutcome.FAULT, (long) CircuitBreaker.FAILURES)
                    .containsEntry(ServiceOutcome.SPARED, 1L)
                    .containsEntry(ServiceOutcome.SLOW, 0L);
        });
    }

    @Test
    void aServiceThatHasMovedIsSparedAsWhereItIsNow() {
        answer(exchange -> respond(exchange, 503, ""));
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            ask(PATIENT);
        }
        assertThat(client.states()).singleElement().matches(ServiceState::spared);

        answer(exchange -> respond(exchange, 200, "1"));
        assertThat(client.ask(request(base() + "/moved", PATIENT))).isEqualTo(new Answered(200, 1L));

        assertThat(client.states()).singleElement().satisfies(service -> {
            assertThat(service.spared()).isFalse();
            assertThat(service.outcomes())
                    .containsEntry(ServiceOutcome.ANSWERED, 1L)
                    .containsEntry(ServiceOutcome.FAULT, (long) CircuitBreaker.FAILURES);
        });
    }

    @Test
    void aHangingServiceTakesOnlySoManyQuestions() throws Exception {
        answer(exchange -> {
            await();
            respond(exchange, 200, "1");
        });
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<ServiceAnswer>>();
            for (int i = 0; i < ServiceLimits.QUESTIONS_AT_ONCE + 8; i++) {
                answers.add(calls.submit(() -> ask(PATIENT)));
            }
            while (answers.stream().filter(Future::isDone).count() < 8) {
                Thread.onSpinWait();
            }
            release.countDown();

            int refused = 0;
            for (Future<ServiceAnswer> answer : answers) {
                refused += answer.get() instanceof Failed ? 1 : 0;
            }
            assertThat(refused).isEqualTo(8);
        }
    }

    @Test
    void nobodyThereIsAFailureWithTheReason() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var other = clientAllowing("127.0.0.1:" + port)) {
            assertThat(other.ask(request("http://127.0.0.1:" + port, PATIENT)))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).startsWith("orders cannot be reached"));
        }
    }

    @Test
    void aMissingSecretIsSaidBeforeAnybodyIsAsked() {
        var connection = new Connection(URI.create(base()), Map.of("X-Token", "forgotten"));

        assertThat(client.ask(new ServiceRequest("orders", connection, HttpMethod.GET, "/", "", PATIENT)))
                .isEqualTo(new Failed("orders: the secret \"forgotten\" is not set"));
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d",
                "http://localhost:%d",
                "http://2130706433:%d",
                "http://0.0.0.0:%d",
                "http://[::1]:%d",
                "http://[::ffff:127.0.0.1]:%d",
                "http://10.0.0.1:%d",
                "http://172.16.0.1:%d",
                "http://192.168.1.1:%d",
                "http://169.254.169.254:%d",
                "http://100.64.0.1:%d",
                "http://224.0.0.1:%d",
                "http://[fd00::1]:%d",
                "http://[fe80::1]:%d",
                "http://[64:ff9b::7f00:1]:%d",
                "http://[2002:7f00:1::]:%d"
            })
    void addressesThatAreNotPublicAreNeverAsked(String address) {
        answer(exchange -> respond(exchange, 200, "1"));
        try (var strict = new HttpServiceClient(AddressRules.STRICT, name -> Optional.empty(), clock)) {
            ServiceAnswer answer =
                    strict.ask(request(address.formatted(server.getAddress().getPort()), PATIENT));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("address not allowed"));
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void anAllowedPortAllowsNoOther() {
        try (var other = clientAllowing("127.0.0.1:1")) {
            assertThat(other.ask(request(base(), PATIENT)))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("address not allowed"));
        }
    }

    @Test
    void publicAddressesAreAllowed() throws IOException {
        for (String address :
                List.of("1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2002:0101:0101::")) {
            assertThat(AddressRules.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
    }

    private HttpServiceClient clientAllowing(String authority) {
        return new HttpServiceClient(
                new AddressRules(Set.of(authority)),
                name -> name.equals("orders-token") ? Optional.of("s3cret") : Optional.empty(),
                clock);
    }

    private ServiceAnswer ask(Duration timeout) {
        return client.ask(request(base(), timeout));
    }

    private static ServiceRequest request(String address, Duration timeout) {
        return new ServiceRequest(
                "orders", new Connection(URI.create(address), Map.of()), HttpMethod.GET, "/orders/1", "", timeout);
    }

    private String base() {
        return "http://" + authority();
    }

    private String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the service does from now on. */
    private void answer(Handler handler) {
        if (handled) {
            server.removeContext("/");
        }
        handled = true;
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            handler.handle(exchange);
        });
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        awaitQuietly(release);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drip(ServerSocket listener) {
        try (var socket = listener.accept();
                var out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n[".getBytes(StandardCharsets.US_ASCII));
            var never = new CountDownLatch(1);
            for (boolean connected = true; connected; connected = !never.await(20, MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (IOException gone) {
            // the client has given up, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
