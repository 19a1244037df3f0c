package io.ivory.designer.editor;

import io.ivory.flow.Language;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The languages of the world under the names that people know them by. */
public final class LanguageNames {

    /** Countries whose callers would notice the difference. */
    private static final List<String> OF_A_COUNTRY =
            List.of("de-AT", "de-CH", "en-GB", "en-US", "es-ES", "es-MX", "fr-CA", "fr-CH", "pt-BR", "pt-PT", "zh-TW");

    private LanguageNames() {}

    /** Such as "Portuguese (Brazil)". */
    public static String of(Language language) {
        return language.locale().getDisplayName(Locale.ENGLISH);
    }

    /** All that can be chosen, in the order of their names. */
    static List<Language> all() {
        return Stream.concat(Arrays.stream(Locale.getISOLanguages()), OF_A_COUNTRY.stream())
                .filter(tag -> !Locale.forLanguageTag(tag)
                        .getDisplayLanguage(Locale.ENGLISH)
                        .equals(tag))
                .map(Language::new)
                .sorted(Comparator.comparing(LanguageNames::of))
                .toList();
    }
}
