package io.ivory.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderServiceTest {

    private final OrderService service =
            OrderService.start(0, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void aKnownOrderHasItsStatusAndADayCountedFromToday() throws Exception {
        HttpResponse<String> answer = ask("GET", "/orders/12345");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("""
                {"number": "12345", "status": "on its way", "due": "2026-11-24"}""");
    }

    @Test
    void aDeliveredOrderHasADayInThePast() throws Exception {
        assertThat(ask("GET", "/orders/12348").body()).contains("\"delivered\"", "\"2026-11-19\"");
    }

    @Test
    void anUnknownOrderIsNotFound() throws Exception {
        assertThat(ask("GET", "/orders/99999").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoOrderNumberIsABadRequest() throws Exception {
        assertThat(ask("GET", "/orders/123").statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/orders/12345678901").statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/orders/12%2034").statusCode()).isEqualTo(400);
    }

    @Test
    void ordersCanOnlyBeRead() throws Exception {
        HttpResponse<String> answer = ask("DELETE", "/orders/12345");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void thereIsNothingElse() throws Exception {
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/orders/12345/items").statusCode()).isEqualTo(404);
    }
}
