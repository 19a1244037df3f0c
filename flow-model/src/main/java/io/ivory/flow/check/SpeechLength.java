package io.ivory.flow.check;

import java.time.Duration;
import java.util.regex.Pattern;

/** About how long words take to be said. */
final class SpeechLength {

    /** What callers listen to before they stop listening. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** "For ..., press 1." */
    static final Duration PRESS_A_KEY = Duration.ofMillis(1_200);

    /** 15 letters a second, about 150 words a minute: how voices and announcers speak to callers. */
    private static final int LETTERS_A_SECOND = 15;

    /** What stands in for a value that is not known yet. */
    private static final String A_VALUE = "something";

    private static final Pattern VALUE = Pattern.compile("\\{[^{}]*}");

    private SpeechLength() {}

    static Duration of(String text) {
        String words = VALUE.matcher(text).replaceAll(A_VALUE);
        return Duration.ofMillis(words.strip().length() * 1_000L / LETTERS_A_SECOND);
    }
}
