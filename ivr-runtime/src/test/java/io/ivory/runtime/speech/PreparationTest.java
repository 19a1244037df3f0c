package io.ivory.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is spoken when a flow is published, before anybody calls. */
class PreparationTest {

    private static final String FLOW = """
            {
              "ivory": "1.0",
              "name": "Two languages",
              "languages": ["en", "ru"],
              "start": "menu",
              "nodes": {
                "menu": {"type": "menu", "name": "Menu", "intro": "intro",
                  "options": {"1": {"label": "sales", "to": "caller"}},
                  "exits": {"noInput": "bye", "noMatch": "bye"}},
                "caller": {"type": "say", "name": "Caller", "prompt": "caller", "exits": {"next": "bye"}},
                "bye": {"type": "hangup", "name": "Bye", "goodbye": "bye"}
              },
              "prompts": {
                "intro": {"en": "Hello.", "ru": "Привет."},
                "sales": {"en": "sales", "ru": "Продажи"},
                "caller": {"en": "You call from {call.from | digits}.", "ru": "Вы звоните с {call.from | digits}."},
                "bye": {"en": "Goodbye.", "ru": "До свидания."}
              }
            }
            """;

    private final List<Spoken> spoken = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void allFixedWordsAreSpokenAheadAndWhatHasNoVoiceIsReported() {
        var flow = RunnableFlow.of(FlowJson.read(FLOW), Resources.NONE);

        try (var library = library()) {
            List<Unspoken> unspoken = library.prepare(flow);

            assertThat(spoken)
                    .extracting(Spoken::text)
                    .containsExactlyInAnyOrder("Hello.", "For sales, press 1.", "Goodbye.");
            assertThat(unspoken)
                    .extracting(Unspoken::text)
                    .containsExactly("Привет.", "Продажи — нажмите 1.", "До свидания.", "Вы звоните с  .");
            assertThat(unspoken.getFirst().reason())
                    .isEqualTo("No voice can say \"Привет.\" in ru: install espeak-ng, or record this prompt");
        }
    }

    @Test
    void aCallWaitsForNothingThatWasSpokenAhead() {
        var flow = RunnableFlow.of(FlowJson.read(FLOW), Resources.NONE);

        try (var library = library()) {
            library.prepare(flow);
            spoken.clear();
            library.of(new Spoken("For sales, press 1.", Language.ENGLISH));
        }
        assertThat(spoken).isEmpty();
    }

    private PromptLibrary library() {
        SpeechSynthesizer english = new SpeechSynthesizer() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String origin() {
                return "test";
            }

            @Override
            public Set<Language> languages() {
                return Set.of(Language.ENGLISH);
            }

            @Override
            public String voice() {
                return "english";
            }

            @Override
            public boolean canSay(String text, Language language) {
                return language.equals(Language.ENGLISH);
            }

            @Override
            public Pcm say(String text, Language language) {
                spoken.add(new Spoken(text, language));
                return new Pcm(Sounds.tone(500, 8_000, 100, 0.2));
            }
        };
        var oneThread = new PromptLibrary.Settings(folder, 1 << 20, 1 << 20, 1, 50, java.time.Duration.ofSeconds(10));
        return new PromptLibrary(
                new Voices(List.of(english)), name -> Optional.empty(), oneThread, () -> Instant.EPOCH);
    }
}
