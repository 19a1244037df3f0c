package io.ivory.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key does that means the same at every question of a flow. */
public enum KeyCommand {
    /** Asks the same question once more; it costs no try. */
    REPEAT,
    /** Goes back to the question before. */
    BACK,
    /** Goes to a person. */
    OPERATOR;

    /** How the file spells it. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<KeyCommand> named(String word) {
        return Arrays.stream(values())
                .filter(command -> command.json().equals(word))
                .findFirst();
    }
}
