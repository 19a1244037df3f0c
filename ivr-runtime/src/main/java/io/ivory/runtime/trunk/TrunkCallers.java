package io.ivory.runtime.trunk;

import static io.ivory.runtime.trunk.InvalidTrunkException.require;

import java.util.Locale;

/**
 * How callers' numbers come over a trunk.
 *
 * @param source where they stand
 * @param country the country of numbers without a country code, as two letters ({@code DE}); empty leaves them as they are
 */
public record TrunkCallers(CallerSource source, String country) {

    public TrunkCallers {
        country = country.strip().toUpperCase(Locale.ROOT);
        require(
                country.isEmpty() || PhoneNumbers.isCountry(country),
                TrunkPart.COUNTRY,
                "A country is two letters such as DE or US, but this one is \"" + country + "\"");
    }
}
