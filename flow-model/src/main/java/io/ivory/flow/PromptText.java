package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one prompt says in one language.
 *
 * @param text the words, with values in braces: {@code Order {order.number | digits} is ready.} Kept beside recorded
 *     audio as its transcript and fallback
 * @param audio the file of recorded audio that is played instead of speaking the text; none if null
 * @param sha256 the audio file's SHA-256 in hex, so that another recording under the same name is noticed
 */
public record PromptText(
        String text, @Nullable String audio, @Nullable String sha256) {

    /** About five minutes of speech. */
    public static final int MAX_TEXT = 5_000;

    /** Two braces stand for one that is said; they come first so that they open no value. */
    private static final Pattern HOURS_OR_BRACES =
            Pattern.compile("\\{\\{|\\{\\s*([\"'])(?<name>[A-Za-z0-9_-]+)\\1\\s*\\|\\s*hours\\b");

    public PromptText {
        require(
                text.length() <= MAX_TEXT,
                "A prompt has at most " + MAX_TEXT + " characters, but this one has " + text.length());
    }

    public static PromptText of(String text) {
        return new PromptText(text, null, null);
    }

    /**
     * The opening hours that the words name outright, as in {@code {"shop" | hours}}. Reads texts that are not finished
     * yet, too: a calendar that a draft speaks counts as used.
     */
    public SequencedSet<String> hoursNamed() {
        var names = new LinkedHashSet<String>();
        Matcher found = HOURS_OR_BRACES.matcher(text);
        while (found.find()) {
            String name = found.group("name");
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }
}
