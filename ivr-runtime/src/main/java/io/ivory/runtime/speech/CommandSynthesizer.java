package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Speaks with any program that makes a WAV file of a text: one process a text. The text is an argument where the command
 * has {@code {text}}, else the standard input; the sound is read from {@code {file}}, else from the standard output.
 */
public final class CommandSynthesizer implements SpeechSynthesizer {

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

    private final String name;
    private final CommandTemplate command;
    private final SpokenLanguages languages;
    private final EngineProcess process;

    /**
     * @param command the program with its arguments
     * @param timeout how long it may take for one text
     * @throws IllegalArgumentException if there is no program in {@code command}
     */
    public CommandSynthesizer(String name, String command, SpokenLanguages languages, Duration timeout) {
        this.name = name;
        this.command = CommandTemplate.parse(command);
        this.languages = languages;
        this.process = new EngineProcess(timeout, SpokenSound.MAX_BYTES);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String origin() {
        return command.program();
    }

    @Override
    public String voice() {
        return "command-1 " + name + " " + command;
    }

    @Override
    public Set<Language> languages() {
        return languages.all();
    }

    @Override
    public boolean canSay(String text, Language language) {
        return languages.include(language) && SpokenLanguages.isSpeakable(text);
    }

    @Override
    public Pcm say(String text, Language language) {
        String words = CONTROL_CHARACTERS.matcher(text).replaceAll(" ");
        try {
            Path file = command.writesFile() ? Files.createTempFile("ivory-speech", ".wav") : Path.of("");
            try {
                return SpokenSound.of(run(words, language, file), name, text, language);
            } finally {
                if (command.writesFile()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException noRoom) {
            throw new SpeechException(name + " has no file to write to: " + noRoom.getMessage(), noRoom);
        }
    }

    private byte[] run(String words, Language language, Path file) throws IOException {
        byte[] input = command.takesTextAsArgument() ? new byte[0] : words.getBytes(StandardCharsets.UTF_8);
        byte[] output = process.run(command.filled(words, language.tag(), file), input);
        if (!command.writesFile()) {
            return output;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] wav = in.readNBytes(SpokenSound.MAX_BYTES + 1);
            if (wav.length > SpokenSound.MAX_BYTES) {
                throw new SpeechException(
                        name + " failed: it wrote more than " + SpokenSound.MAX_BYTES / 1_000_000 + " MB");
            }
            return wav;
        }
    }
}
