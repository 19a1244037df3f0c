package io.ivory.runtime.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ivory.runtime.mail.MailServer.Security;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Letters that reach a mail server, sooner or later. */
@Timeout(60)
class SmtpLettersTest {

    private static final List<Duration> SOON = List.of(Duration.ofMillis(20), Duration.ofMillis(20));

    @TempDir
    private Path folder;

    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void aLetterArrivesWithItsAttachment() throws Exception {
        Path file = Files.write(folder.resolve("1.wav"), new byte[] {'R', 'I', 'F', 'F', 1, 2, 3});
        try (var post = new PostOffice(0);
                var letters = letters(post, Security.NONE)) {
            letters.send(
                    new Letter(
                            "office@shop.example",
                            "Voicemail from +49\r\nBcc: everybody@shop.example",
                            "Привет",
                            Optional.of(new Letter.Attachment(file, "orders.wav", "audio/wav"))),
                    sent::incrementAndGet);

            await().untilAsserted(() -> assertThat(post.letters()).hasSize(1));
            assertThat(post.receivers()).containsExactly("<office@shop.example>");
            assertThat(post.letters().getFirst())
                    .contains("From: ivory@shop.example", "To: office@shop.example")
                    .contains("Subject: Voicemail from +49 Bcc: everybody@shop.example")
                    .contains("Content-Type: audio/wav", "filename=orders.wav", "UklGRgECAw==");
            await().untilAsserted(() -> assertThat(sent).hasValue(1));
        }
    }

    @Test
    void aServerThatIsAwayForAWhileGetsTheLetterLater() throws Exception {
        try (var post = new PostOffice(2);
                var letters = letters(post, Security.NONE)) {
            letters.send(plain(), sent::incrementAndGet);

            await().untilAsserted(() -> assertThat(post.letters()).hasSize(1));
            assertThat(post.refusals()).isEqualTo(2);
            await().untilAsserted(() -> assertThat(sent).hasValue(1));
        }
    }

    @Test
    void aServerThatStaysAwayEndsTheTrying() throws Exception {
        try (var post = new PostOffice(99);
                var letters = letters(post, Security.NONE)) {
            letters.send(plain(), sent::incrementAndGet);

            await().untilAsserted(() -> assertThat(post.refusals()).isEqualTo(SOON.size() + 1));
            assertThat(sent).hasValue(0);
        }
    }

    @Test
    void nothingGoesOutInTheClearWhereProtectionIsAskedFor() throws Exception {
        try (var post = new PostOffice(0);
                var letters = letters(post, Security.STARTTLS)) {
            letters.send(plain(), sent::incrementAndGet);

            await().untilAsserted(() -> assertThat(post.visits()).isEqualTo(SOON.size() + 1));
            assertThat(post.receivers()).isEmpty();
            assertThat(post.letters()).isEmpty();
        }
    }

    @Test
    void lettersThatWaitForTheirTurnAtTheEndAreStillSent() throws Exception {
        try (var post = new PostOffice(0)) {
            try (var letters = letters(post, Security.NONE)) {
                for (int i = 0; i < 20; i++) {
                    letters.send(plain(), sent::incrementAndGet);
                }
            }

            assertThat(post.letters()).hasSize(20);
            assertThat(sent).hasValue(20);
        }
    }

    @Test
    void theEndWaitsForNoServerThatIsSilentAndTellsWhatIsLost() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var log = new Log(SmtpLetters.class)) {
            var letters = new SmtpLetters(
                    server(silent.getLocalPort(), Security.NONE), SOON, Clock.systemUTC(), Duration.ofMillis(100));
            for (int i = 0; i < 3; i++) {
                letters.send(plain(), sent::incrementAndGet);
            }

            letters.close();

            assertThat(log.lines()).contains("letters are not sent: the process ends letters=3");
            assertThat(letters.send(plain(), sent::incrementAndGet)).isFalse();
        }
    }

    @Test
    void aLetterThatWaitsForAServerThatIsAwayIsCountedAtTheEnd() throws Exception {
        try (var post = new PostOffice(1);
                var log = new Log(SmtpLetters.class)) {
            var letters = new SmtpLetters(
                    server(post.port(), Security.NONE),
                    List.of(Duration.ofHours(1)),
                    Clock.systemUTC(),
                    Duration.ofSeconds(20));
            letters.send(plain(), sent::incrementAndGet);
            await().until(() -> log.lines().contains("a letter could not be sent yet again=PT1H"));

            letters.close();

            assertThat(log.lines()).contains("letters are not sent: the process ends letters=1");
        }
    }

    @Test
    void thePasswordIsInNoLog() {
        var server = new MailServer("mail.example", 587, "ivory", "hunter2", "a@b.example", Security.TLS);

        assertThat(server.toString()).doesNotContain("hunter2");
    }

    private static Letter plain() {
        return new Letter("office@shop.example", "Hello", "Hello", Optional.empty());
    }

    private static SmtpLetters letters(PostOffice post, Security security) {
        return new SmtpLetters(server(post.port(), security), SOON, Clock.systemUTC());
    }

    private static MailServer server(int port, Security security) {
        return new MailServer(
                InetAddress.getLoopbackAddress().getHostAddress(), port, null, null, "ivory@shop.example", security);
    }

    /** What a class writes to the log meanwhile: the words and those key-value pairs that are not the server's. */
    private static final class Log implements AutoCloseable {

        private final Logger logger;
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

        Log(Class<?> type) {
            logger = (Logger) LoggerFactory.getLogger(type);
            appender.list = new CopyOnWriteArrayList<>();
            appender.start();
            logger.addAppender(appender);
        }

        List<String> lines() {
            return appender.list.stream().map(Log::line).toList();
        }

        private static String line(ILoggingEvent event) {
            return event.getFormattedMessage()
                    + event.getKeyValuePairs().stream()
                            .filter(pair -> pair.key.equals("letters") || pair.key.equals("again"))
                            .map(pair -> " " + pair.key + "=" + pair.value)
                            .collect(joining());
        }

        @Override
        public void close() {
            logger.detachAppender(appender);
        }
    }
}
