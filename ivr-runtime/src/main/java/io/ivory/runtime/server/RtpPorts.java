package io.ivory.runtime.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The UDP ports of telephone sound, as settings give them.
 *
 * @param first the lowest, 1 to 65535
 * @param last the highest, at least {@code first}
 */
public record RtpPorts(int first, int last) {

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s*-\\s*(\\d{1,5})\\s*");

    public RtpPorts {
        if (first < 1 || last > 65_535 || last < first) {
            throw new IllegalArgumentException(
                    "A range of ports lies within 1 to 65535, such as 30000-30999, but this one is " + first + "-"
                            + last);
        }
    }

    /** Reads {@code 30000-30999}; found by Spring under this name. */
    public static RtpPorts valueOf(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "A range of ports is written as 30000-30999, but this one is \"" + text + "\"");
        }
        return new RtpPorts(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
