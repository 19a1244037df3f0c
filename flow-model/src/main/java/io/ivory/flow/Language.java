package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A language that a flow speaks.
 *
 * @param tag a BCP 47 tag of a language and perhaps a region, such as {@code en} or {@code pt-BR}
 */
public record Language(String tag) implements Comparable<Language> {

    public static final String PATTERN = "^[a-z]{2,3}(-[A-Z]{2})?$";
    private static final Pattern VALID = Pattern.compile(PATTERN); // before the constants, which need it

    public static final Language ENGLISH = new Language("en");

    public Language {
        require(
                VALID.matcher(tag).matches(),
                "A language is a tag such as \"en\" or \"pt-BR\", but this one is \"" + tag + "\"");
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
