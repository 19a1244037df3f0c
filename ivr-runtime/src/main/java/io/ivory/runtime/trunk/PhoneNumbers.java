package io.ivory.runtime.trunk;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;

/** Writes telephone numbers in one form: E.164, such as {@code +4930123456}. */
public final class PhoneNumbers {

    /** Longer than E.164's 15 digits with all that people put between them. */
    private static final int LONGEST = 40;

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9\\s()./-]{3,}");

    private PhoneNumbers() {}

    /** Whether these two letters name a country that has telephone numbers. */
    public static boolean isCountry(String letters) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(letters);
    }

    /**
     * {@code number} as E.164, where it is a valid number of the world or of {@code country}; otherwise as it was: an
     * extension, a short code or a name has no other form.
     *
     * @param country two letters; empty for numbers with a country code only
     */
    public static String normalised(String number, String country) {
        if (number.length() > LONGEST || !NUMBER.matcher(number).matches()) {
            return number;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var parsed = numbers.parse(number, country.isEmpty() ? "ZZ" : country);
            return numbers.isValidNumber(parsed) ? numbers.format(parsed, PhoneNumberFormat.E164) : number;
        } catch (NumberParseException noNumber) {
            return number;
        }
    }
}
