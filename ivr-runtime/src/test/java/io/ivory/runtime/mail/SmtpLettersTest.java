package io.ivory.runtime.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.mail.MailServer.Security;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    void thePasswordIsInNoLog() {
        var server = new MailServer("mail.example", 587, "ivory", "hunter2", "a@b.example", Security.TLS);

        assertThat(server.toString()).doesNotContain("hunter2");
    }

    private static Letter plain() {
        return new Letter("office@shop.example", "Hello", "Hello", Optional.empty());
    }

    private static SmtpLetters letters(PostOffice post, Security security) {
        var server = new MailServer(
                InetAddress.getLoopbackAddress().getHostAddress(),
                post.port(),
                null,
                null,
                "ivory@shop.example",
                security);
        return new SmtpLetters(server, SOON, Clock.systemUTC());
    }
}
