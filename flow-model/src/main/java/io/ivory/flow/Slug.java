package io.ivory.flow;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The readable ids of the flow format: {@code ^[a-z][a-z0-9-]{0,39}$}. */
public final class Slug {

    /** How an error message puts the rule. */
    public static final String RULE = "a lower-case letter followed by up to 39 of a-z, 0-9 and \"-\"";

    public static final String PATTERN = "^[a-z][a-z0-9-]{0,39}$";

    private static final Pattern VALID = Pattern.compile(PATTERN);
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final int MAX_STEM = 34; // leaves room for "-" and a number

    private Slug() {}

    public static boolean isValid(String slug) {
        return VALID.matcher(slug).matches();
    }

    /**
     * A slug for a free name: accents dropped, other characters turned into hyphens, numbered from 2 while taken.
     *
     * @param fallback used where the name has no Latin letter to start from
     */
    public static String from(String name, String fallback, Predicate<String> taken) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String stem =
                OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-").replaceAll("^[-0-9]+|-+$", "");
        if (stem.isEmpty()) {
            stem = fallback;
        }
        stem = stem.substring(0, Math.min(stem.length(), MAX_STEM)).replaceAll("-+$", "");
        String slug = stem;
        for (int number = 2; taken.test(slug); number++) {
            slug = stem + "-" + number;
        }
        return slug;
    }
}
