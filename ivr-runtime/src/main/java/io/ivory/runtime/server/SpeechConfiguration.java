package io.ivory.runtime.server;

import io.ivory.runtime.speech.AudioSource;
import io.ivory.runtime.speech.PromptLibrary;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.Unspoken;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.ResourceStore;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives flows their voice: the engines that are installed, recordings from the workspace, a cache in the data folder. */
@Configuration(proxyBeanMethods = false)
class SpeechConfiguration {

    private static final int FREE_TTS_VOICES = 2;
    private static final int LISTED = 10;

    @Bean
    Voices voices() {
        return Voices.installed(FREE_TTS_VOICES, Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }

    /** Recordings are asked for later, when somebody calls: the workspace itself needs the library to publish. */
    @Bean
    PromptLibrary promptLibrary(
            Voices voices, ObjectProvider<ResourceStore> resources, IvorySettings settings, Clock clock) {
        AudioSource recordings = name -> resources.getObject().audio(name);
        return new PromptLibrary(
                voices, recordings, PromptLibrary.Settings.in(settings.data().resolve("speech")), clock);
    }

    /** Publishing waits until every fixed prompt has its sound; a flow with words that no voice can say stays a draft. */
    @Bean
    BeforeLive beforeLive(PromptLibrary library) {
        return (flow, resources) -> {
            List<Unspoken> unspoken = library.prepare(flow);
            if (!unspoken.isEmpty()) {
                throw new SpeechException(unspoken.stream()
                        .limit(LISTED)
                        .map(silent -> "\"" + silent.text() + "\" (" + silent.language() + "): " + silent.reason())
                        .collect(Collectors.joining("\n", "Some prompts cannot be heard yet:\n", "")));
            }
        };
    }
}
