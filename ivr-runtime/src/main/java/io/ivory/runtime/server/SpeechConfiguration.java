package io.ivory.runtime.server;

import io.ivory.runtime.simulation.TestCalls;
import io.ivory.runtime.speech.AudioSource;
import io.ivory.runtime.speech.PromptLibrary;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.ResourceStore;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives flows their voice: the engines that are installed, recordings from the workspace, a cache in the data folder. */
@Configuration(proxyBeanMethods = false)
class SpeechConfiguration {

    private static final int FREE_TTS_VOICES = 2;

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

    @Bean
    BeforeLive beforeLive(PromptLibrary library, Clock clock) {
        return new BeforeEachPublishing(new TestCalls(clock), library);
    }
}
