package io.ivory.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ivory.flow.Language;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.SpokenLanguages;
import io.ivory.runtime.speech.WavFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service as a voice: what it is told, and what it may answer. */
@Timeout(60)
class HttpSynthesizerTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final HttpServer server;
    private final CountDownLatch release = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    HttpSynthesizerTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    @Test
    void theServiceHearsTextLanguageAndSecretAndIsHeard() {
        answer(exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            heard.add(exchange.getRequestHeaders().getFirst("Authorization"));
            heard.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            respond(exchange, 200, WavFile.write(tone()));
        });

        try (var voice = voice(SpeechService.JSON_BODY, PATIENT)) {
            Pcm sound = voice.say("Say \"hi\"\n\\ {language}", Language.ENGLISH);

            assertThat(sound).isEqualTo(tone());
            assertThat(voice.origin()).doesNotContain("top secret");
        }
        assertThat(heard)
                .containsExactly(
                        "POST /speak",
                        "top secret",
                        "application/json; charset=UTF-8",
                        "{\"text\": \"Say \\\"hi\\\"\\u000a\\\\ {language}\", \"language\": \"en\"}");
    }

    @Test
    void aTextIsNeverMarkup() {
        var service = service("<speak xml:lang=\"{language}\">{text}</speak>", PATIENT);

        assertThat(service.filled("<audio src='file:///etc/passwd'/> & {language}", "en"))
                .isEqualTo("<speak xml:lang=\"en\">&lt;audio src=&apos;file:///etc/passwd&apos;/&gt; &amp; {language}"
                        + "</speak>");
        assertThat(service.contentType().getMimeType()).isEqualTo("application/ssml+xml");
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        var answers = new ConcurrentLinkedQueue<>(List.of("<html>not found</html>", "", "RIFF"));
        answer(exchange -> respond(exchange, 200, answers.remove().getBytes(StandardCharsets.UTF_8)));

        try (var voice = voice(SpeechService.JSON_BODY, PATIENT)) {
            assertRefused(voice, "made no sound of \"Hello\" in en: This is no WAV file");
            assertRefused(voice, "made nothing of \"Hello\" in en");
            assertRefused(voice, "made no sound of \"Hello\" in en");
        }
    }

    @Test
    void anErrorPageAndARedirectAreErrors() {
        var statuses = new ConcurrentLinkedQueue<>(List.of(500, 302));
        answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            respond(exchange, statuses.remove(), WavFile.write(tone()));
        });

        try (var voice = voice(SpeechService.JSON_BODY, PATIENT)) {
            assertRefused(voice, "anna answered with status 500");
            assertRefused(voice, "anna answered with status 302");
        }
    }

    @Test
    void aServiceThatHangsOrTricklesIsGivenUpOn() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("RIFF".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            awaitRelease();
        });

        try (var voice = voice(SpeechService.JSON_BODY, Duration.ofMillis(400))) {
            assertRefused(voice, "anna did not answer within 400 ms");
        }
    }

    @Test
    void ourOwnNetworkIsOutOfBoundsUntilAnAdministratorAllowsIt() {
        answer(exchange -> respond(exchange, 200, WavFile.write(tone())));

        try (var voice = new HttpSynthesizer(
                service(SpeechService.JSON_BODY, PATIENT), AddressRules.STRICT, name -> Optional.of("top secret"))) {
            assertRefused(voice, "address not allowed");
        }
    }

    @Test
    void aMissingSecretIsNamed() {
        try (var voice = new HttpSynthesizer(
                service(SpeechService.JSON_BODY, PATIENT), AddressRules.STRICT, name -> Optional.empty())) {
            assertRefused(voice, "anna: the secret \"anna-key\" is not set");
        }
    }

    @Test
    void anAddressWithAPasswordIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new SpeechService(
                        "anna",
                        URI.create("http://me:hunter2@host/"),
                        SpeechService.JSON_BODY,
                        Map.of(),
                        new SpokenLanguages(Set.of(Language.ENGLISH)),
                        PATIENT))
                .hasMessageContaining("without a password")
                .hasMessageNotContaining("hunter2");
    }

    private static void assertRefused(HttpSynthesizer voice, String sentence) {
        assertThatThrownBy(() -> voice.say("Hello", Language.ENGLISH))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("top secret");
    }

    private HttpSynthesizer voice(String body, Duration timeout) {
        return new HttpSynthesizer(
                service(body, timeout),
                new AddressRules(Set.of("127.0.0.1:" + server.getAddress().getPort())),
                name -> Optional.of("top secret"));
    }

    private SpeechService service(String body, Duration timeout) {
        return new SpeechService(
                "anna",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/speak"),
                body,
                Map.of("Authorization", "anna-key"),
                new SpokenLanguages(Set.of(Language.ENGLISH)),
                timeout);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(Answer answer) {
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Pcm tone() {
        short[] samples = new short[4_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 500 * i / 8_000));
        }
        return new Pcm(samples);
    }
}
