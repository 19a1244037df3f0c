package io.ivory.runtime.telephony;

import io.ivory.flow.resource.Person;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allows the destinations that match one of its patterns, and nobody if it has none.
 *
 * <p>A pattern is {@code user@host:port}. A {@code *} in the user stands for any characters; as the port for any port.
 * Without a port, 5060 is meant. The host is taken as it is: {@code *@10.0.0.5}, {@code +4930*@trunk.example},
 * {@code operators@10.0.0.5:*}.
 */
public final class AllowList implements TransferPolicy {

    private static final Pattern FORM = Pattern.compile("([^@\\s]+)@(\\[[^]]+]|[^@:\\s*]+)(?::(\\d{1,5}|\\*))?");
    private static final String ANY_PORT = "*";
    private static final String USUAL_PORT = "5060";

    private final List<Entry> entries;

    private record Entry(Pattern user, String host, String port) {

        private boolean matches(SipTarget target) {
            return host.equalsIgnoreCase(target.host())
                    && (port.equals(ANY_PORT) || port.equals(String.valueOf(target.port())))
                    && user.matcher(target.user()).matches();
        }
    }

    private AllowList(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * The list of these patterns.
     *
     * @throws IllegalArgumentException if one is not of the form above
     */
    public static AllowList of(List<String> patterns) {
        return new AllowList(patterns.stream().map(AllowList::entry).toList());
    }

    @Override
    public boolean allows(Person destination) {
        Optional<SipTarget> target = SipTarget.of(destination);
        return target.isPresent() && entries.stream().anyMatch(entry -> entry.matches(target.get()));
    }

    private static Entry entry(String pattern) {
        Matcher parts = FORM.matcher(pattern);
        if (!parts.matches()) {
            throw new IllegalArgumentException("An allowed transfer target looks like \"*@10.0.0.5:5070\" or"
                    + " \"+4930*@trunk.example\", but this one is \"" + pattern + "\"");
        }
        String user = Pattern.quote(parts.group(1)).replace("*", "\\E.*\\Q");
        String port = parts.group(3) == null ? USUAL_PORT : parts.group(3);
        return new Entry(Pattern.compile(user), parts.group(2), port);
    }
}
