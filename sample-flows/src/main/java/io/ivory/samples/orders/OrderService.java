package io.ivory.samples.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers {@code GET /orders/{number}} with number, status and due date as JSON: 404 for an order that does not exist,
 * 400 for what is no order number, 405 for any other method. Listens on the loopback interface only. Thread-safe.
 */
public final class OrderService implements AutoCloseable {

    /** Where the online store's flow looks for it. */
    public static final int USUAL_PORT = 8091;

    private static final Pattern PATH = Pattern.compile("/orders/(?<number>[^/]*)");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,10}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OrderBook orders = OrderBook.read();
    private final Clock clock;

    private OrderService(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Starts to answer.
     *
     * @param port the TCP port; 0 for any free one
     * @param clock tells today, from which due dates are counted
     * @throws UncheckedIOException if the port is taken
     */
    public static OrderService start(int port, Clock clock) {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        try {
            var service = new OrderService(HttpServer.create(address, 0), clock);
            service.server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException("The order service cannot listen on port " + port, e);
        }
    }

    /** The base address for a flow's connection, such as {@code http://127.0.0.1:8091}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                send(exchange, 404, error("There is nothing here. Ask for /orders/{number}"));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, 405, error("Orders can only be read"));
            } else if (!NUMBER.matcher(path.group("number")).matches()) {
                send(exchange, 400, error("An order number has 4 to 10 digits"));
            } else {
                Optional<Order> order = orders.find(path.group("number"), LocalDate.now(clock));
                send(
                        exchange,
                        order.isPresent() ? 200 : 404,
                        order.map(Order::json).orElse(error("No such order")));
            }
        }
    }

    private static String error(String message) {
        return "{\"error\": \"" + message + "\"}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
