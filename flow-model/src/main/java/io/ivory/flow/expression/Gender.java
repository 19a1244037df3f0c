package io.ivory.flow.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The gender of a noun, which numbers before it agree with in many languages. */
enum Gender {
    MASCULINE,
    FEMININE,
    NEUTER;

    static final Pattern WORD = Pattern.compile("masculine|feminine|neuter");
    static final String WORDS = "masculine, feminine or neuter";

    static Optional<Gender> named(String word) {
        return Arrays.stream(values())
                .filter(gender -> gender.word().equals(word))
                .findFirst();
    }

    /** What an author writes, and ICU in the names of its rule sets. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The gender that a Russian noun has by its ending, in the nominative or in the accusative; that of nouns on a soft
     * sign must be known.
     */
    static Gender ofRussian(String noun) {
        String last = noun.isEmpty() ? "" : noun.substring(noun.length() - 1);
        return switch (last) {
            case "а", "я", "у", "ю" -> FEMININE;
            case "о", "е", "ё" -> NEUTER;
            default -> MASCULINE;
        };
    }
}
