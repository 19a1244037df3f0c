package io.ivory.runtime.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends letters by SMTP, on two threads of its own. */
public final class SmtpLetters implements Letters {

    private static final Logger log = LoggerFactory.getLogger(SmtpLetters.class);

    /** How long after each failure it is tried again: most servers that are away are back within a night. */
    public static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(8));

    /** Letters that wait; more are refused rather than kept in memory. */
    private static final int MOST_WAITING = 500;

    private static final int THREADS = 2;
    private static final String CONNECT_MS = "10000";
    private static final String ANSWER_MS = "30000";
    private static final Duration LAST_LETTERS = Duration.ofSeconds(5);

    private final MailServer server;
    private final List<Duration> pauses;
    private final Clock clock;
    private final Duration lastLetters;
    private final Session session;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().name("letters-", 1).daemon().factory());

    /** @param pauses how long to wait after each failure; after the last one a letter is given up */
    public SmtpLetters(MailServer server, List<Duration> pauses, Clock clock) {
        this(server, pauses, clock, LAST_LETTERS);
    }

    /** @param lastLetters how long letters that wait for their turn may still take at the end */
    SmtpLetters(MailServer server, List<Duration> pauses, Clock clock, Duration lastLetters) {
        this.server = server;
        this.pauses = List.copyOf(pauses);
        this.clock = clock;
        this.lastLetters = lastLetters;
        this.session = session(server);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public boolean areSent() {
        return true;
    }

    @Override
    public boolean send(Letter letter, int tries, Duration after, Fate fate) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            log.atError().addKeyValue("waiting", MOST_WAITING).log("a letter is not sent: too many wait already");
            return false;
        }
        return schedule(letter, fate, tries, after);
    }

    /** Sends what waits for its turn, for a while; what waits for a server that is away is not tried again. */
    @Override
    public int waiting() {
        return waiting.get();
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(lastLetters.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (waiting.get() > 0) {
            log.atError()
                    .addKeyValue("server", server)
                    .addKeyValue("letters", waiting.get())
                    .log("letters are not sent: the process ends");
        }
    }

    private boolean schedule(Letter letter, Fate fate, int attempt, Duration after) {
        try {
            var _ = threads.schedule(() -> attempt(letter, fate, attempt), after.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException closed) {
            waiting.decrementAndGet();
            return false;
        }
    }

    private void attempt(Letter letter, Fate fate, int attempt) {
        try {
            Transport.send(message(letter));
        } catch (NoSuchFileException hopeless) {
            giveUp(hopeless, fate);
            return;
        } catch (MessagingException | IOException away) {
            again(letter, fate, attempt, away);
            return;
        } catch (RuntimeException bug) {
            giveUp(bug, fate);
            return;
        }
        waiting.decrementAndGet();
        try {
            fate.sent();
        } catch (RuntimeException away) {
            log.atWarn().addKeyValue("reason", away.getMessage()).log("a letter is sent, but that is not on record");
        }
    }

    private void again(Letter letter, Fate fate, int attempt, Exception away) {
        if (threads.isShutdown()) {
            waiting.decrementAndGet();
            return; // cut off: this was no try
        }
        if (attempt >= pauses.size()) {
            giveUp(away, fate);
            return;
        }
        Duration pause = pauses.get(attempt);
        log.atWarn()
                .addKeyValue("server", server)
                .addKeyValue("reason", away.getMessage())
                .addKeyValue("again", pause)
                .log("a letter could not be sent yet");
        fate.triedInVain(pause);
        boolean _ = schedule(letter, fate, attempt + 1, pause);
    }

    private void giveUp(Exception reason, Fate fate) {
        waiting.decrementAndGet();
        log.atError()
                .addKeyValue("server", server)
                .addKeyValue("reason", reason.getMessage())
                .log("a letter is not sent");
        fate.givenUp();
    }

    private MimeMessage message(Letter letter) throws MessagingException, IOException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: out-of-office answers stay away
        if (letter.attachment().isEmpty()) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            return message;
        }
        Letter.Attachment attachment = letter.attachment().get();
        if (!Files.exists(attachment.file())) {
            throw new NoSuchFileException(attachment.name());
        }
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        var file = new MimeBodyPart();
        file.attachFile(attachment.file().toFile(), attachment.type(), "base64");
        file.setFileName(attachment.name());
        message.setContent(new MimeMultipart(text, file));
        return message;
    }

    private static Session session(MailServer server) {
        var settings = new Properties();
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", server.host());
        settings.setProperty("mail.smtp.port", String.valueOf(server.port()));
        settings.setProperty("mail.smtp.connectiontimeout", CONNECT_MS);
        settings.setProperty("mail.smtp.timeout", ANSWER_MS);
        settings.setProperty("mail.smtp.writetimeout", ANSWER_MS);
        settings.setProperty("mail.smtp.auth", String.valueOf(server.user() != null));
        switch (server.security()) {
            case TLS -> settings.setProperty("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case NONE -> settings.setProperty("mail.smtp.starttls.enable", "false");
        }
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(settings, authenticator(server));
    }

    private static @Nullable Authenticator authenticator(MailServer server) {
        String user = server.user();
        if (user == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, server.password() == null ? "" : server.password());
            }
        };
    }
}
