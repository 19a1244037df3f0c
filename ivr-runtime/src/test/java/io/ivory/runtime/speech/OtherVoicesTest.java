package io.ivory.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.Language;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs as voices, and what they may do to us: nothing. */
@Timeout(60)
class OtherVoicesTest {

    private static final SpokenLanguages ENGLISH = new SpokenLanguages(Set.of(Language.ENGLISH));
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());

    @TempDir
    Path folder;

    @Test
    void aProgramSpeaksWhatItReads() throws IOException {
        SpeechSynthesizer voice = program("cat > " + folder.resolve("heard") + "; cat " + wav(600));

        Pcm sound = voice.say("Hello; rm -rf /\nyou", Language.ENGLISH);

        assertThat(Sounds.amplitudeAt(600, sound.samples())).isGreaterThan(0.05);
        assertThat(folder.resolve("heard")).hasContent("Hello; rm -rf / you");
    }

    @Test
    void aTextGivenAsAnArgumentIsOneArgumentAndNoOption() throws IOException {
        Path script = script("printf '%s\\n' \"$@\" > " + folder.resolve("heard") + "; cat " + wav(600) + " > \"$4\"");
        var voice =
                new CommandSynthesizer("anna", script + " -l {language} '{text}' {file} \"one word\"", ENGLISH, LONG);

        Pcm sound = voice.say("--help $(id) {file}", Language.ENGLISH);

        assertThat(sound.length()).isEqualTo(Duration.ofMillis(500));
        assertThat(Files.readAllLines(folder.resolve("heard")))
                .startsWith("-l", "en", " --help $(id) {file}")
                .endsWith("one word");
        assertThat(Path.of(Files.readAllLines(folder.resolve("heard")).get(3))).doesNotExist();
    }

    @Test
    void aHangingProgramIsKilledWithAllThatItStarted() throws IOException {
        Path pids = folder.resolve("pids");
        SpeechSynthesizer voice = new CommandSynthesizer(
                "anna",
                script("tail -f /dev/null & echo $! > " + pids + "; echo $$ >> " + pids + "; wait")
                        .toString(),
                ENGLISH,
                SOON);

        assertThatThrownBy(() -> voice.say("Hello", Language.ENGLISH))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("did not finish within 400 ms");

        for (String pid : Files.readAllLines(pids)) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .noneMatch(child -> child.info().commandLine().orElse("").contains(folder.toString()));
    }

    @Test
    void nonsenseIsRefusedWithASentence() throws IOException {
        Path tenMinutes = Files.write(folder.resolve("long.wav"), WavFile.write(Pcm.silence(Duration.ofMinutes(10))));
        Path silence = Files.write(folder.resolve("silence.wav"), WavFile.write(Pcm.silence(Duration.ofSeconds(1))));

        assertThatThrownBy(() -> program("cat > /dev/null; kill -SEGV $$").say("Hello", Language.ENGLISH))
                .hasMessageContaining("ended with status");
        assertThatThrownBy(() -> program("cat > /dev/null").say("Hello", Language.ENGLISH))
                .hasMessage("anna made nothing of \"Hello\" in en");
        assertThatThrownBy(() -> program("head -c 100000 /dev/urandom").say("Hello", Language.ENGLISH))
                .hasMessageContaining("anna made no sound of \"Hello\" in en: This is no WAV file");
        assertThatThrownBy(() -> program("cat /dev/zero").say("Hello", Language.ENGLISH))
                .hasMessageContaining("wrote more than 30 MB");
        assertThatThrownBy(() -> program("cat " + tenMinutes).say("Hello", Language.ENGLISH))
                .hasMessage("anna made 600 s of sound of \"Hello\" in en: that cannot be it");
        assertThatThrownBy(() -> program("cat " + silence).say("Hello", Language.ENGLISH))
                .hasMessage("anna made only silence of \"Hello\" in en");
    }

    @Test
    void aVoiceThatHangsIsReplacedByTheNextWithinTheCallersPatience() throws IOException {
        SpeechSynthesizer hanging = new WatchedVoice(hangs(SOON), 2, SOON, clock);
        SpeechSynthesizer next = program("cat > /dev/null; cat " + wav(600));

        try (var library = library(hanging, next)) {
            Pcm sound = library.of(new Spoken("Hello", Language.ENGLISH));

            assertThat(Sounds.amplitudeAt(600, sound.samples())).isGreaterThan(0.05);
        }
    }

    @Test
    void callsInOtherVoicesDoNotWaitForOneThatHangs() throws Exception {
        SpeechSynthesizer hanging = new WatchedVoice(hangs(LONG), 2, LONG, clock);
        var german = new SpokenLanguages(Set.of(new Language("de")));
        SpeechSynthesizer other = new WatchedVoice(
                new CommandSynthesizer("otto", script("cat " + wav(600)).toString(), german, LONG), 2, LONG, clock);

        try (var library = library(hanging, other);
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var stuck = new ArrayList<Future<Pcm>>();
            for (int call = 0; call < 20; call++) {
                var words = new Spoken("Hello " + call, Language.ENGLISH);
                stuck.add(calls.submit((Callable<Pcm>) () -> library.of(words)));
            }

            assertThat(library.of(new Spoken("Guten Tag", new Language("de"))).samples())
                    .isNotEmpty();
            assertThat(stuck).noneMatch(Future::isDone);
            stuck.forEach(call -> call.cancel(true));
        }
    }

    @Test
    void aVoiceThatFailsAgainAndAgainIsNotAskedUntilItHasHadAPause() throws IOException {
        Path asked = folder.resolve("asked");
        Path broken = Files.createFile(folder.resolve("broken"));
        String body = "echo x >> " + asked + "; [ -e " + broken + " ] && exit 3; cat " + wav(600);
        var voice = new WatchedVoice(program(body), 1, LONG, clock);

        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(() -> voice.say("Hello", Language.ENGLISH)).isInstanceOf(SpeechException.class);
        }
        assertThat(Files.readAllLines(asked)).hasSize(VoiceHealth.FAILURES);
        assertThat(voice.state().health().spared()).isTrue();
        assertThat(voice.state().health().failingSince()).isEqualTo(clock.instant());
        assertThat(voice.state().health().lastError()).contains("ended with status 3");
        assertThat(voice.state().work().failed()).isEqualTo(VoiceHealth.FAILURES);
        assertThat(voice.state().work().spoken()).isZero();

        Files.delete(broken);
        nowMs.addAndGet(VoiceHealth.PAUSE.toMillis());
        assertThat(voice.say("Hello", Language.ENGLISH).samples()).isNotEmpty();
        assertThat(voice.state().health().spared()).isFalse();
        assertThat(voice.state().health().failingSince()).isNull();
    }

    @Test
    void callersWhoWaitInVainSpeakAgainstTheVoiceAndThoseWhoHangUpSoonDoNot() throws IOException {
        var voice = new WatchedVoice(
                program("echo x >> " + folder.resolve("begun") + "; exec tail -f /dev/null"), 1, LONG, clock);

        giveUpAfter(voice, Duration.ofSeconds(1), 1);
        assertThat(voice.state().health().failingSince()).isNull();

        giveUpAfter(voice, Voices.PATIENCE, 2);
        assertThat(voice.state().health().failingSince()).isNotNull();
        assertThat(voice.state().health().lastError()).isEqualTo("The voice anna had not spoken after 3000 ms");
    }

    private void giveUpAfter(SpeechSynthesizer voice, Duration wait, int texts) {
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Pcm> call = calls.submit(() -> voice.say("Hello", Language.ENGLISH));
            await().until(() -> Files.exists(folder.resolve("begun"))
                    && Files.readAllLines(folder.resolve("begun")).size() == texts);
            nowMs.addAndGet(wait.toMillis());
            call.cancel(true);
        }
    }

    @Test
    void aTextThatMakesOnlySilenceDoesNotSpeakAgainstTheVoice() throws IOException {
        Path silence = Files.write(folder.resolve("silence.wav"), WavFile.write(Pcm.silence(Duration.ofSeconds(1))));
        var voice = new WatchedVoice(program("cat " + silence), 1, LONG, clock);

        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(() -> voice.say("Your PIN is 4711", Language.ENGLISH))
                    .hasMessageContaining("only silence");
        }

        assertThat(voice.state().health().spared()).isFalse();
        assertThat(voice.state().health().lastError()).contains("only silence").doesNotContain("4711");
    }

    @Test
    void voicesAreAskedInTheOrderTheirOwnerWants() throws IOException {
        SpeechSynthesizer anna = program("cat " + wav(600));
        SpeechSynthesizer freeTts = new FreeTtsSynthesizer(1);

        assertThat(Voices.watched(List.of(freeTts, anna), List.of("anna"), clock)
                        .states())
                .extracting(VoiceState::name)
                .containsExactly("anna", "freetts");
        assertThatThrownBy(() -> Voices.watched(List.of(freeTts), List.of("bob"), clock))
                .hasMessage("The order of voices names \"bob\", but there are only freetts");
    }

    @Test
    void aLanguageStandsForItsRegionsAndARegionForItself() {
        var voices = new SpokenLanguages(Set.of(new Language("pt"), new Language("en-GB")));

        assertThat(voices.include(new Language("pt-BR"))).isTrue();
        assertThat(voices.include(new Language("en-GB"))).isTrue();
        assertThat(voices.include(Language.ENGLISH)).isFalse();
    }

    private PromptLibrary library(SpeechSynthesizer... voices) {
        return new PromptLibrary(
                new Voices(List.of(voices)), name -> Optional.empty(), PromptLibrary.Settings.in(folder), clock);
    }

    private SpeechSynthesizer hangs(Duration timeout) throws IOException {
        return new CommandSynthesizer("hangs", script("exec tail -f /dev/null").toString(), ENGLISH, timeout);
    }

    private CommandSynthesizer program(String body) throws IOException {
        return new CommandSynthesizer("anna", script(body).toString(), ENGLISH, LONG);
    }

    private Path wav(int hz) throws IOException {
        return Files.write(
                Files.createTempFile(folder, "tone", ".wav"), WavFile.write(new Pcm(Sounds.tone(hz, 8_000, 500, 0.2))));
    }

    private Path script(String body) throws IOException {
        Path file = Files.createTempFile(folder, "voice", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
