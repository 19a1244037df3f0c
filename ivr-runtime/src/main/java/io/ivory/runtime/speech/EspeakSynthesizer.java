package io.ivory.runtime.speech;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.ivory.flow.Language;
import java.io.File;
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
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks a hundred languages with the program {@code espeak-ng}, one process a text. A process that hangs is killed,
 * one that crashes harms nobody.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {

    /** Longest a text may take; espeak-ng needs about 40 ms for ten seconds of speech. */
    public static final Duration TIMEOUT = Duration.ofSeconds(4);

    private static final Logger log = LoggerFactory.getLogger(EspeakSynthesizer.class);

    private static final String PROGRAM = "espeak-ng";
    private static final String WORDS_A_MINUTE = "150";

    /** Double brackets would switch espeak-ng to phoneme codes. */
    private static final Pattern PHONEME_BRACKETS = Pattern.compile("\\[(?=\\[)");

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

    private final Path program;
    private final EngineProcess process;
    private final Set<String> languages;

    EspeakSynthesizer(Path program, Duration timeout) {
        this.program = program;
        this.process = new EngineProcess(timeout, SpokenSound.MAX_BYTES);
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
    public String name() {
        return PROGRAM;
    }

    @Override
    public String origin() {
        return program.toString();
    }

    /** Those that a flow can name; the program has dialects and scripts besides. */
    @Override
    public Set<Language> languages() {
        return languages.stream()
                .map(EspeakSynthesizer::asFlowsSay)
                .filter(tag -> tag.matches(Language.PATTERN))
                .map(Language::new)
                .collect(toUnmodifiableSet());
    }

    private static String asFlowsSay(String code) {
        int region = code.indexOf('-');
        return region < 0
                ? code
                : code.substring(0, region) + code.substring(region).toUpperCase(Locale.ROOT);
    }

    @Override
    public String voice() {
        return PROGRAM + "-" + WORDS_A_MINUTE + "-2";
    }

    @Override
    public boolean canSay(String text, Language language) {
        return voiceFor(language).isPresent() && SpokenLanguages.isSpeakable(text);
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
        return SpokenSound.of(wav, PROGRAM, text, language);
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
        return process.run(command, input.getBytes(StandardCharsets.UTF_8));
    }
}
