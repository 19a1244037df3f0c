package io.ivory.runtime.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Voices besides those in the box: everything under {@code ivory.voices}, as environment variables
 * ({@code IVORY_VOICES_ANNA_COMMAND}).
 *
 * @param voices each under its name
 * @param voiceOrder the names of the voices to ask first; the others follow, those set up here before those in the box
 * @param speechCache how much room on disk speech may take that is kept between restarts
 */
@ConfigurationProperties("ivory")
public record VoiceSettings(
        @DefaultValue Map<String, Voice> voices,
        @DefaultValue List<String> voiceOrder,
        @DefaultValue("1GB") DataSize speechCache) {

    public VoiceSettings {
        voices = Map.copyOf(voices);
        voiceOrder = List.copyOf(voiceOrder);
    }

    /**
     * One voice: a program or a service.
     *
     * @param command a program with its arguments, among them {@code {text}}, {@code {language}} and {@code {file}}; the
     *     text is its standard input and the sound its standard output where these are missing
     * @param url the address of a service that answers a text with a WAV file
     * @param body what is sent to the service; JSON with text and language unless told otherwise
     * @param headers names of secrets, by the request header that carries each
     * @param languages what it speaks
     * @param timeout how long it may take for a text
     */
    public record Voice(
            @Nullable String command,
            @Nullable String url,
            @Nullable String body,
            @DefaultValue Map<String, String> headers,
            @DefaultValue List<String> languages,
            @DefaultValue("3s") Duration timeout) {}
}
