package io.ivory.runtime.server;

import io.ivory.runtime.mail.MailServer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The server that takes our letters: everything under {@code ivory.mail.}, as environment variables {@code IVORY_MAIL_HOST}
 * and so on. Without a host no letters are sent.
 *
 * @param host its name or address
 * @param port 587 unless told otherwise
 * @param user who we are to it; nobody in particular unless told
 * @param password the user's
 * @param from the address that letters come from; needed with a host
 * @param security {@code starttls} (unless told otherwise), {@code tls} or {@code none}
 */
@ConfigurationProperties("ivory.mail")
@Validated
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") @Min(1) @Max(65_535) int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("starttls") MailServer.Security security) {

    /** Has the settings that belong together. */
    public MailSettings {
        if (host != null && !host.isBlank() && (from == null || from.isBlank())) {
            throw new IllegalArgumentException(
                    "IVORY_MAIL_HOST is set, but IVORY_MAIL_FROM is not: say which address letters come from");
        }
    }

    Optional<MailServer> server() {
        return host == null || host.isBlank() || from == null
                ? Optional.empty()
                : Optional.of(new MailServer(host, port, filled(user), password, from, security));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "mail by " + host + ":" + port;
    }
}
