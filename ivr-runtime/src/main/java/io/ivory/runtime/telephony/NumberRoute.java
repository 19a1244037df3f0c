package io.ivory.runtime.telephony;

import io.ivory.flow.resource.Person;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a telephone number becomes an address that can be called: over one trunk, or not at all.
 *
 * @param trunk the trunk's host, perhaps with a port; empty if numbers cannot be called
 */
public record NumberRoute(Optional<String> trunk) {

    /** Only SIP addresses can be called. */
    public static final NumberRoute NONE = new NumberRoute(Optional.empty());

    private static final Pattern HOST =
            Pattern.compile("(?:\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9.-]{1,253})(?::\\d{1,5})?");

    public NumberRoute {
        if (trunk.isPresent() && !HOST.matcher(trunk.get()).matches()) {
            throw new IllegalArgumentException("Numbers are called over a host such as \"trunk.example\" or"
                    + " \"10.0.0.5:5070\", but this one is \"" + trunk.get() + "\"");
        }
    }

    /** Over {@code trunk}, or not at all if that is blank. */
    public static NumberRoute over(String trunk) {
        return trunk.isBlank() ? NONE : new NumberRoute(Optional.of(trunk.strip()));
    }

    /** Where {@code person} is called: numbers at the trunk, others at their own address. Empty without a trunk. */
    Optional<Person> address(Person person) {
        return person.isNumber()
                ? trunk.map(host -> new Person("sip:" + person.uri().substring(Person.TEL.length()) + "@" + host))
                : Optional.of(person);
    }
}
