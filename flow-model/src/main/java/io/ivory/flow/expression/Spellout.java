package io.ivory.flow.expression;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;

/** Numbers in words by the rules of ICU. Thread-safe, unlike the format it holds. */
final class Spellout {

    private final RuleBasedNumberFormat format;

    Spellout(ULocale locale) {
        this.format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    }

    /**
     * A whole number in words.
     *
     * @param ruleSet one of ICU's, such as {@code %spellout-ordinal}
     */
    synchronized String say(long number, String ruleSet) {
        return format.format(number, ruleSet);
    }

    synchronized String say(BigDecimal number) {
        return format.format(number.doubleValue());
    }
}
