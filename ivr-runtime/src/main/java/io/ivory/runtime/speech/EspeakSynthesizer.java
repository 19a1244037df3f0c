package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.ivory.flow.Language;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks a hundred languages with the program {@code espeak-ng}, one process a text. A process that hangs is killed,
 * one that crashes harms nobody.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {

    /** Longest a text may take; espeak-ng needs about 40 ms for ten seconds of speech. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(EspeakSynthesizer.class);

    private static final String PROGRAM = "espeak-ng";
    private static final String WORDS_A_MINUTE = "150";

    /** Ten minutes at 22,050 Hz: more than any prompt. */
    private static final int MAX_OUTPUT_BYTES = 26_460_000;

    /** Double brackets would switch espeak-ng to phoneme codes. */
    private static final Pattern PHONEME_BRACKETS = Pattern.compile("\\[(?=\\[)");

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

    private final Path program;
    private final Duration timeout;
    private final Set<String> languages;

    EspeakSynthesizer(Path program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
        this.languages = listLanguages();
    }

    /** The engine, if the program is installed: {@code path} is the value of the environment variable PATH. */
    public static Optional<EspeakSynthesizer> find(String path) {
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> inFolder(folder).stream())
                .findFirst()
                .flatMap(EspeakSynthesizer::working);
    }

    private static Optional<EspeakSynthesizer> working(Path program) {
        try {
            return Optional.of(new EspeakSynthesizer(program, TIMEOUT));
        } catch (SpeechException broken) {
            log.warn("{} is installed but does not work: {}", program, broken.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Path> inFolder(String folder) {
        try {
            return Optional.of(Path.of(folder, PROGRAM)).filter(Files::isExecutable);
        } catch (InvalidPathException notAFolder) {
            return Optional.empty();
        }
    }

    @Override
    public String voice() {
        return PROGRAM + "-" + WORDS_A_MINUTE + "-1";
    }

    @Override
    public boolean canSay(String text, Language language) {
        return voiceFor(language).isPresent() && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    @Override
    public Pcm say(String text, Language language) {
        String voice = voiceFor(language)
                .orElseThrow(() ->
                        new SpeechException("espeak-ng has no voice for " + language + " to say \"" + text + "\""));
        String words = CONTROL_CHARACTERS
                .matcher(PHONEME_BRACKETS.matcher(text).replaceAll("[ "))
                .replaceAll(" ");
        byte[] wav = run(List.of("-v", voice, "-s", WORDS_A_MINUTE, "-b", "1", "--stdin", "--stdout"), words);
        Pcm sound = decode(wav, text, language);
        if (!Loudness.isAudible(sound)) {
            throw new SpeechException("espeak-ng made no sound of \"" + text + "\" in " + language);
        }
        return sound;
    }

    private static Pcm decode(byte[] wav, String text, Language language) {
        try {
            return WavFile.readStreamed(wav);
        } catch (WavFormatException noSound) {
            throw new SpeechException("espeak-ng made no sound of \"" + text + "\" in " + language, noSound);
        }
    }

    private Optional<String> voiceFor(Language language) {
        String exact = language.tag().toLowerCase(Locale.ROOT);
        String general = language.locale().getLanguage();
        return languages.contains(exact)
                ? Optional.of(exact)
                : Optional.of(general).filter(languages::contains);
    }

    /** The codes of {@code espeak-ng --voices}: second column, and those in brackets at the end of a line. */
    private Set<String> listLanguages() {
        String table = new String(run(List.of("--voices"), ""), StandardCharsets.UTF_8);
        return Pattern.compile("(?m)^\\s*\\d+\\s+(\\S+)|\\((\\S+) \\d+\\)")
                .matcher(table)
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                .collect(toUnmodifiableSet());
    }

    private byte[] run(List<String> arguments, String input) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process = start(command);
        try {
            var output = new CompletableFuture<byte[]>();
            Thread.ofVirtual().name("espeak-ng").start(() -> talk(process, input, output));
            return output.get(timeout.toNanos(), NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            throw new SpeechException(program + " did not finish within " + timeout.toMillis() + " ms", tooSlow);
        } catch (ExecutionException broken) {
            throw new SpeechException(program + " failed: " + broken.getCause(), broken);
        } catch (InterruptedException nobodyWaitsAnyMore) {
            Thread.currentThread().interrupt();
            throw new SpeechException("interrupted while " + program + " was speaking", nobodyWaitsAnyMore);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notStarted) {
            throw new SpeechException(
                    "cannot start " + command.getFirst() + ": " + notStarted.getMessage(), notStarted);
        }
    }

    /** Words longer than a pipe holds are no danger: espeak-ng reads them all before it speaks. */
    private static void talk(Process process, String input, CompletableFuture<byte[]> output) {
        try (InputStream out = process.getInputStream()) {
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            byte[] bytes = out.readNBytes(MAX_OUTPUT_BYTES);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("it ended with status " + status);
            }
            output.complete(bytes);
        } catch (IOException broken) {
            output.completeExceptionally(broken);
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
            output.completeExceptionally(broken);
        }
    }
}
