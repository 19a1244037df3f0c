package io.ivory.runtime.server;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Language;
import io.ivory.runtime.http.AddressRules;
import io.ivory.runtime.http.HttpSynthesizer;
import io.ivory.runtime.http.SpeechService;
import io.ivory.runtime.simulation.TestCalls;
import io.ivory.runtime.speech.AudioSource;
import io.ivory.runtime.speech.CommandSynthesizer;
import io.ivory.runtime.speech.PromptLibrary;
import io.ivory.runtime.speech.SpeechSynthesizer;
import io.ivory.runtime.speech.SpokenLanguages;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.speech.WatchedVoice;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.ResourceStore;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives flows their voice: the engines that are set up or installed, recordings, a cache in the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VoiceSettings.class)
class SpeechConfiguration {

    @Bean
    Voices voices(VoiceSettings settings, IvorySettings process, Environment environment, Clock clock) {
        var engines = new ArrayList<SpeechSynthesizer>();
        for (Map.Entry<String, VoiceSettings.Voice> voice : new TreeMap<>(settings.voices()).entrySet()) {
            engines.add(new WatchedVoice(
                    engine(voice.getKey(), voice.getValue(), process, environment),
                    Voices.AT_ONCE,
                    voice.getValue().timeout(),
                    clock));
        }
        engines.addAll(Voices.builtIn(Objects.requireNonNullElse(System.getenv("PATH"), "")));
        return Voices.watched(engines, settings.voiceOrder(), clock);
    }

    private static SpeechSynthesizer engine(
            String name, VoiceSettings.Voice voice, IvorySettings process, Environment environment) {
        String setting = "IVORY_VOICES_" + name.toUpperCase(Locale.ROOT);
        SpokenLanguages languages = languages(voice, setting);
        if ((voice.command() == null) == (voice.url() == null)) {
            throw new IllegalArgumentException("The voice " + name + " is either a program or a service: set one of "
                    + setting + "_COMMAND and " + setting + "_URL");
        }
        if (voice.command() != null) {
            return new CommandSynthesizer(name, voice.command(), languages, voice.timeout());
        }
        return new HttpSynthesizer(
                new SpeechService(
                        name,
                        URI.create(Objects.requireNonNull(voice.url())),
                        Objects.requireNonNullElse(voice.body(), SpeechService.JSON_BODY),
                        voice.headers(),
                        languages,
                        voice.timeout()),
                new AddressRules(Set.copyOf(process.serviceAddresses())),
                secret -> Optional.ofNullable(environment.getProperty("ivory.secrets." + secret)));
    }

    private static SpokenLanguages languages(VoiceSettings.Voice voice, String setting) {
        try {
            return new SpokenLanguages(voice.languages().stream()
                    .map(tag -> new Language(tag.strip()))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (InvalidFlowException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting + "_LANGUAGES lists what the voice speaks, such as en,de: " + e.getMessage(), e);
        }
    }

    /** Recordings are asked for later, when somebody calls: the workspace itself needs the library to publish. */
    @Bean
    PromptLibrary promptLibrary(
            Voices voices,
            ObjectProvider<ResourceStore> resources,
            IvorySettings settings,
            VoiceSettings speech,
            Clock clock) {
        AudioSource recordings = name -> resources.getObject().audio(name);
        return new PromptLibrary(
                voices,
                recordings,
                PromptLibrary.Settings.in(settings.data().resolve("speech"))
                        .keeping(speech.speechCache().toBytes()),
                clock);
    }

    @Bean
    BeforeLive beforeLive(PromptLibrary library, Voices voices, Clock clock) {
        return new BeforeEachPublishing(new TestCalls(clock), library, voices);
    }
}
