package io.ivory.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.Language;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.speech.Voices;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** Voices as an administrator writes them into the environment. */
class VoiceSettingsTest {

    @Test
    void aProgramAndAServiceAreVoicesInTheOrderTheyAreWanted() {
        try (Voices voices = voices(Map.of(
                "IVORY_VOICES_ANNA_COMMAND", "/opt/tts/speak --voice anna",
                "IVORY_VOICES_ANNA_LANGUAGES", "en,de",
                "IVORY_VOICES_OTTO_URL", "http://10.0.0.7:5002/speak?key=k",
                "IVORY_VOICES_OTTO_LANGUAGES", "de",
                "IVORY_VOICES_OTTO_TIMEOUT", "2s",
                "IVORY_VOICES_OTTO_HEADERS_AUTHORIZATION", "otto-key",
                "IVORY_VOICE_ORDER", "otto"))) {
            assertThat(voices.states()).extracting(VoiceState::name).startsWith("otto", "anna", "freetts");
            VoiceState otto = voices.states().getFirst();
            assertThat(otto.origin()).isEqualTo("http://10.0.0.7:5002/speak");
            assertThat(otto.languages()).isEqualTo(Set.of(new Language("de")));
            assertThat(voices.states().get(1).origin()).isEqualTo("/opt/tts/speak");
            assertThat(voices.languages()).contains(Language.ENGLISH, new Language("de"));
        }
    }

    @Test
    void withoutSettingsEnglishIsSpokenAndAGigabyteKept() {
        VoiceSettings settings = settings(Map.of());

        assertThat(settings.speechCache()).isEqualTo(DataSize.ofGigabytes(1));
        assertThat(settings(Map.of("IVORY_SPEECH_CACHE", "50MB")).speechCache()).isEqualTo(DataSize.ofMegabytes(50));
        try (Voices voices = voices(Map.of())) {
            assertThat(voices.states().getFirst().name()).isEqualTo("freetts");
        }
    }

    @Test
    void aMistakeNamesTheSetting() {
        assertThatThrownBy(() -> voices(Map.of("IVORY_VOICES_ANNA_LANGUAGES", "en")))
                .hasMessage("The voice anna is either a program or a service: set one of IVORY_VOICES_ANNA_COMMAND and"
                        + " IVORY_VOICES_ANNA_URL");
        assertThatThrownBy(() ->
                        voices(Map.of("IVORY_VOICES_ANNA_COMMAND", "x", "IVORY_VOICES_ANNA_LANGUAGES", "English")))
                .hasMessageStartingWith("IVORY_VOICES_ANNA_LANGUAGES lists what the voice speaks, such as en,de: ");
        assertThatThrownBy(() -> voices(Map.of("IVORY_VOICES_ANNA_COMMAND", "x")))
                .hasMessageStartingWith("IVORY_VOICES_ANNA_LANGUAGES lists what the voice speaks");
    }

    private static Voices voices(Map<String, Object> variables) {
        var process = new IvorySettings(
                InetAddress.getLoopbackAddress(),
                null,
                0,
                0,
                SipFrom.ANYONE,
                new RtpPorts(30_000, 30_999),
                Path.of("data"),
                "main",
                200,
                20,
                Duration.ofHours(2),
                Duration.ofSeconds(30),
                List.of(),
                List.of(),
                100,
                100,
                10,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                SrtpPolicy.ALLOWED,
                true);
        return new SpeechConfiguration()
                .voices(settings(variables), process, new StandardEnvironment(), Clock.systemUTC());
    }

    private static VoiceSettings settings(Map<String, Object> variables) {
        var source = new SystemEnvironmentPropertySource("systemEnvironment", variables);
        return new Binder(ConfigurationPropertySources.from(source)).bindOrCreate("ivory", VoiceSettings.class);
    }
}
