package io.ivory.runtime.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An address as identity headers write it, {@code "Ann" <sip:+4930123@host>;privacy=off}: read in a plain way, since the
 * stack knows not all of these headers.
 *
 * @param uri what is in the brackets
 * @param parameters those behind the brackets, names in small letters
 */
record NameAddress(String uri, Map<String, String> parameters) {

    NameAddress {
        parameters = Map.copyOf(parameters);
    }

    /** All of a header's value, which may list several. What is no address is left out. */
    static List<NameAddress> all(String value) {
        var all = new ArrayList<NameAddress>();
        for (String part : split(value, ',')) {
            List<String> pieces = split(part, ';');
            String first = pieces.getFirst().strip();
            int open = first.lastIndexOf('<');
            int close = first.lastIndexOf('>');
            String uri = open >= 0 && close > open ? first.substring(open + 1, close) : first;
            if (uri.indexOf(':') > 0) {
                all.add(new NameAddress(uri.strip(), parameters(pieces.subList(1, pieces.size()))));
            }
        }
        return all;
    }

    /** The number or name in it, cleaned; empty for anonymous ones and for addresses that are neither sip: nor tel:. */
    String user() {
        String scheme = uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
        String rest = uri.substring(uri.indexOf(':') + 1);
        String user = switch (scheme) {
            case "sip", "sips" -> rest.indexOf('@') < 0 ? "" : rest.substring(0, rest.indexOf('@'));
            case "tel" -> rest;
            default -> "";
        };
        int end = user.indexOf(';');
        String name = CallerText.clean(decoded(end < 0 ? user : user.substring(0, end)));
        return isAnonymous(name) ? "" : name;
    }

    static boolean isAnonymous(String name) {
        return List.of("anonymous", "restricted", "unavailable", "unknown", "private")
                .contains(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> parameters(List<String> pieces) {
        var parameters = new TreeMap<String, String>();
        for (String piece : pieces) {
            int equals = piece.indexOf('=');
            String name =
                    (equals < 0 ? piece : piece.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : piece.substring(equals + 1).strip();
            parameters.putIfAbsent(name, value.replace("\"", "").toLowerCase(Locale.ROOT));
        }
        return parameters;
    }

    /** At {@code separator}s that stand neither in quotation marks nor in brackets. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            bracketed = !quoted && (c == '<' || (bracketed && c != '>'));
            if (c == separator && !quoted && !bracketed) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String decoded(String user) {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return user;
        }
    }
}
