package io.ivory.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ivory.flow.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The speech engines themselves. */
class SynthesizersTest {

    private static final Language RUSSIAN = new Language("ru");
    private static final FreeTtsSynthesizer FREE_TTS = new FreeTtsSynthesizer(4);

    @TempDir
    Path folder;

    @Test
    void englishIsSpokenAtAHumanPace() {
        Pcm sound = FREE_TTS.say("Your order is on its way.", Language.ENGLISH);

        assertThat(sound.length()).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(3_500));
        assertThat(Sounds.rms(sound.samples())).isGreaterThan(300);
    }

    @Test
    void wordsOfManyCallsAtOnceAreNeverMixedUp() throws Exception {
        List<String> texts = List.of("Press one for sales.", "Your order has arrived.", "We are closed today.");
        List<Pcm> alone =
                texts.stream().map(text -> FREE_TTS.say(text, Language.ENGLISH)).toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            var together = new ArrayList<Future<Pcm>>();
            for (int i = 0; i < 60; i++) {
                String text = texts.get(i % texts.size());
                together.add(threads.submit(() -> FREE_TTS.say(text, Language.ENGLISH)));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % texts.size()));
            }
        }
    }

    @Test
    void englishVoiceRefusesWhatItWouldKeepSilentAbout() {
        assertThat(FREE_TTS.canSay("Привет", Language.ENGLISH)).isFalse();
        assertThat(FREE_TTS.canSay("Hello, Иван", Language.ENGLISH)).isFalse();
        assertThat(FREE_TTS.canSay("...", Language.ENGLISH)).isFalse();
        assertThat(FREE_TTS.canSay("Hello", RUSSIAN)).isFalse();
        assertThat(FREE_TTS.canSay("A café for 20 €", new Language("en-GB"))).isTrue();
    }

    @Test
    void symbolsBecomeWords() {
        assertThat(EnglishText.spelledOut("Only €20 – or 15.50 € – at the café № 5 & more…"))
                .isEqualTo("Only 20 euros , or 15.50 euros , at the cafe number 5 and more.");
        assertThat(EnglishText.spelledOut("Don’t press #")).isEqualTo("Don't press pound");
    }

    @Test
    void russianIsSpokenByEspeak() {
        var espeak = EspeakSynthesizer.find(System.getenv("PATH")).orElseThrow();

        Pcm sound = espeak.say("Ваш заказ в пути.", RUSSIAN);

        assertThat(sound.length()).isBetween(Duration.ofMillis(700), Duration.ofMillis(3_500));
        assertThat(espeak.canSay("Добрый день", RUSSIAN)).isTrue();
        assertThat(espeak.canSay("Guten Tag", new Language("de-AT"))).isTrue();
        assertThat(espeak.canSay("?", new Language("qqq"))).isFalse();
    }

    @Test
    void textIsNeverTakenForAnOptionOrPhonemes() {
        var espeak = EspeakSynthesizer.find(System.getenv("PATH")).orElseThrow();

        Pcm option = espeak.say("--version", Language.ENGLISH);
        Pcm brackets = espeak.say("[[nonsense]] hello", Language.ENGLISH);

        assertThat(Loudness.isAudible(option)).isTrue();
        assertThat(brackets.length()).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void aHangingProgramIsKilledInTime() throws IOException {
        var hanging = new EspeakSynthesizer(program("""
                #!/bin/sh
                [ "$1" = --voices ] && { echo ' 5  ru  --/M  Russian  zle/ru'; exit; }
                exec tail -f /dev/null
                """), Duration.ofMillis(500));

        assertThatThrownBy(() -> hanging.say("Привет", RUSSIAN))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("did not finish within 500 ms");
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("tail")))
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void aCrashingOrBabblingProgramIsAnErrorAndNoSilence() throws IOException {
        String voices = "#!/bin/sh\n[ \"$1\" = --voices ] && { echo ' 5  ru  --/M  Russian  zle/ru'; exit; }\n";
        var crashing = new EspeakSynthesizer(program(voices + "cat > /dev/null; kill -SEGV $$"), Duration.ofSeconds(5));
        assertThatThrownBy(() -> crashing.say("Привет", RUSSIAN))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("ended with status");

        var babbling = new EspeakSynthesizer(program(voices + "cat > /dev/null; echo rubbish"), Duration.ofSeconds(5));
        assertThatThrownBy(() -> babbling.say("Привет", RUSSIAN))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("made no sound of \"Привет\" in ru");
    }

    @Test
    void aTextWithoutVoiceIsNamed() {
        var voices = new Voices(List.of(FREE_TTS));

        assertThatThrownBy(() -> voices.thatSay("Привет", RUSSIAN))
                .isInstanceOf(SpeechException.class)
                .hasMessage("No voice can say \"Привет\" in ru: install espeak-ng, or record this prompt");
    }

    @Test
    void allVoicesAndRecordingsAreEquallyLoud() {
        var espeak = EspeakSynthesizer.find(System.getenv("PATH")).orElseThrow();
        Pcm english = FREE_TTS.say("How can we help you today?", Language.ENGLISH);
        Pcm russian = espeak.say("Чем мы можем вам помочь?", RUSSIAN);
        var quietRecording = new Pcm(Sounds.tone(400, 8_000, 1_000, 0.03));

        for (Pcm sound : List.of(english, russian, quietRecording)) {
            assertThat(Loudness.speechLevelDbov(Loudness.even(sound))).isCloseTo(Loudness.TARGET_DBOV, within(1.5));
        }
    }

    @Test
    void silenceAtTheEndsIsTakenOff() {
        short[] padded = new short[8_000 * 5];
        System.arraycopy(Sounds.tone(400, 8_000, 1_000, 0.1), 0, padded, 16_000, 8_000);

        Pcm trimmed = Loudness.even(new Pcm(padded));

        assertThat(trimmed.length()).isBetween(Duration.ofMillis(1_200), Duration.ofMillis(1_260));
        assertThat(Loudness.even(trimmed).length()).isEqualTo(trimmed.length());
    }

    private Path program(String script) throws IOException {
        Path file = Files.createTempFile(folder, "espeak", ".sh");
        Files.writeString(file, script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
