package io.ivory.runtime.server;

import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.mail.SmtpLetters;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Opens the voicemail boxes and the way by which people are told of what is in them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class VoicemailConfiguration {

    /** Closed before the outbox, which is told what became of the last letters. */
    @Bean
    @DependsOn("outbox")
    Letters letters(MailSettings settings, Clock clock) {
        return settings.server()
                .<Letters>map(server -> new SmtpLetters(server, SmtpLetters.PAUSES, clock))
                .orElse(Letters.NONE);
    }

    /** Closed after the phone side, whose calls may still leave something, and before the workspace. */
    @Bean
    VoicemailDesk voicemailDesk(IvorySettings settings, Workspace workspace, Letters letters, Clock clock) {
        return VoicemailDesk.open(settings.data().resolve("voicemail"), workspace.voicemail(), letters, clock);
    }
}
