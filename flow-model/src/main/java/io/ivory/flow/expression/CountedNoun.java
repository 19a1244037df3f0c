package io.ivory.flow.expression;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import io.ivory.flow.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A noun in all the forms that numbers ask for in one language, by the plural rules of CLDR: {@code order, orders};
 * {@code заказ, заказа, заказов}.
 *
 * @param forms in the order of CLDR: zero, one, two, few, many, other, as far as the language has them
 * @param rules the plural rules of the language
 * @param stated the gender that the author states, which goes before what the ending tells
 */
record CountedNoun(List<String> forms, PluralRules rules, Optional<Gender> stated) {

    private static final List<String> CATEGORIES = List.of("zero", "one", "two", "few", "many", "other");

    /** Whoever counts further needs no other form, or only for millions. */
    private static final int COUNTED = 200;

    static CountedNoun of(List<String> forms, Language language, Optional<Gender> stated) {
        return new CountedNoun(forms, rules(language), stated);
    }

    private static PluralRules rules(Language language) {
        return PluralRules.forLocale(ULocale.forLocale(language.locale()));
    }

    /** Which forms {@code language} needs, such as one and other: those that whole numbers take. */
    static List<String> needed(Language language) {
        return needed(rules(language));
    }

    private static List<String> needed(PluralRules rules) {
        Set<String> taken = IntStream.range(0, COUNTED).mapToObj(rules::select).collect(Collectors.toSet());
        return CATEGORIES.stream().filter(taken::contains).toList();
    }

    /** The form after {@code number}; fractions take the form after two where whole numbers leave none for them. */
    String after(BigDecimal number) {
        BigDecimal plain = number.abs().stripTrailingZeros();
        boolean isWhole = plain.scale() <= 0;
        List<String> needed = needed(rules);
        String category = rules.select(plain.doubleValue());
        int form = needed.indexOf(isWhole || needed.contains(category) ? category : rules.select(2));
        return forms.get(Math.clamp(form, 0, forms.size() - 1));
    }

    Gender gender() {
        return stated.orElseGet(() -> Gender.ofRussian(forms.getFirst()));
    }
}
