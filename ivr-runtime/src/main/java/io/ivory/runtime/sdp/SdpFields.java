package io.ivory.runtime.sdp;

import java.net.InetAddress;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The small values inside the lines of a description. */
final class SdpFields {

    private SdpFields() {}

    /** {@code IN IP4 192.0.2.1}; a multicast TTL or count behind a slash is left away. */
    static InetAddress connection(String value) {
        String[] parts = value.trim().split(" ", -1);
        if (parts.length != 3) {
            throw new MalformedSdpException("A line c= is network, family and address");
        }
        int slash = parts[2].indexOf('/');
        return address(parts[0], parts[1], slash < 0 ? parts[2] : parts[2].substring(0, slash));
    }

    /** An origin may carry a host name, which says nothing about where audio goes: then it is the loopback address. */
    static InetAddress originAddress(String network, String family, String literal) {
        if (literal.isEmpty() || literal.length() > 255) {
            throw new MalformedSdpException("An address in o= has 1 to 255 characters");
        }
        boolean isName = literal.chars().noneMatch(c -> c == ':')
                && literal.chars().anyMatch(c -> Character.isLetter(c) || c == '-');
        return isName ? InetAddress.getLoopbackAddress() : address(network, family, literal);
    }

    private static InetAddress address(String network, String family, String literal) {
        if (!network.equals("IN") || (!family.equals("IP4") && !family.equals("IP6"))) {
            throw new MalformedSdpException("An address is IN IP4 or IN IP6");
        }
        if (literal.isEmpty()) {
            throw new MalformedSdpException("An address is missing");
        }
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            throw new MalformedSdpException("An address is a number, not a name: nothing is looked up for a caller");
        }
    }

    /** Digits that name something and are not counted with, up to 20 of them (64 bits); some write a minus before them. */
    static String digits(String what, String value) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        if (digits.isEmpty() || digits.length() > 20 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedSdpException("The " + what + " in o= is 1 to 20 digits");
        }
        return value;
    }

    static int number(String what, String value, int least, int most) {
        return hint(value, least, most)
                .orElseThrow(
                        () -> new MalformedSdpException("A " + what + " is a number from " + least + " to " + most));
    }

    /** A number that a call can do without: empty where it is none, or out of range. */
    static OptionalInt hint(String value, int least, int most) {
        if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    static @Nullable Direction direction(String attribute) {
        return switch (attribute.trim().toLowerCase(Locale.ROOT)) {
            case "sendrecv" -> Direction.SENDRECV;
            case "sendonly" -> Direction.SENDONLY;
            case "recvonly" -> Direction.RECVONLY;
            case "inactive" -> Direction.INACTIVE;
            default -> null;
        };
    }
}
