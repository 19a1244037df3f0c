package io.ivory.flow.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the passwords and keys out of what a step of the source says, before anything is made of it. */
final class SecretSweep {

    /** What callers hear, in which a word such as "password" hides nothing. */
    private static final List<String> SPOKEN = List.of("say");

    private static final Pattern PARAMETER = Pattern.compile(
            "(?<start>^|[?&;])(?<name>[^=?&;#\\s\"{}]{1,100})=(?<value>(?:\\{\\{[^}]{0,1000}}}|[^&;#\\s\"]){1,4000}+)");
    private static final Pattern JSON_FIELD =
            Pattern.compile("\"(?<name>[^\"\\\\]{1,100})\"\\s*:\\s*(?:\"(?<value>(?:[^\"\\\\]|\\\\.){1,4000}+)\""
                    + "|(?<number>\\d{4,40}))(?!\\s*,\\s*\"value\")");
    private static final Pattern JSON_PAIR =
            Pattern.compile("\"(?:key|name)\"\\s*:\\s*\"(?<name>[^\"\\\\]{1,100})\"\\s*,\\s*\"value\"\\s*:\\s*"
                    + "\"(?<value>(?:[^\"\\\\]|\\\\.){1,4000}+)\"");

    private final String subject;
    private final Notes notes;

    private SecretSweep(String subject, Notes notes) {
        this.subject = subject;
        this.notes = notes;
    }

    /** {@code properties} without their secrets, each of which the report names. */
    static SourceObject swept(SourceObject properties, String subject, Notes notes) {
        var sweep = new SecretSweep(subject, notes);
        return SourceObject.of(sweep.map(properties.values(), properties.place(), true), properties.place(), notes);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, String place, boolean ofStep) {
        String pair = map.get("key") instanceof String key ? key : map.get("name") instanceof String name ? name : "";
        var swept = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> {
            String key = String.valueOf(name);
            String at = place + "/" + key.replace("~", "~0").replace("/", "~1");
            boolean valueOfPair = key.equals("value") && !pair.isEmpty();
            boolean secret = valueOfPair
                    ? Secrets.isOne(pair, text(value))
                    : ofStep
                            ? value instanceof String text && Secrets.isNameOfOne(key) && Secrets.isFixed(text)
                            : !isOfPair(key, map) && Secrets.isOne(key, text(value));
            swept.put(
                    key,
                    secret ? removed(valueOfPair ? pair : key, at) : SPOKEN.contains(key) ? value : swept(value, at));
        });
        return swept;
    }

    private static boolean isOfPair(String key, Map<?, ?> map) {
        return (key.equals("key") || key.equals("name")) && map.containsKey("value");
    }

    private static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? String.valueOf(value) : "";
    }

    private @Nullable Object swept(@Nullable Object value, String place) {
        return switch (value) {
            case null -> null;
            case String text -> swept(text, place);
            case Map<?, ?> map -> map(map, place, false);
            case List<?> list -> {
                var swept = new ArrayList<@Nullable Object>();
                for (int i = 0; i < list.size(); i++) {
                    swept.add(swept(list.get(i), place + "/" + i));
                }
                yield swept;
            }
            default -> value;
        };
    }

    private String swept(String text, String place) {
        return swept(swept(swept(text, JSON_PAIR, place), JSON_FIELD, place), PARAMETER, place);
    }

    /** {@code text} with {@link Secrets#REMOVED} for each value that belongs to the name of a secret. */
    private String swept(String text, Pattern named, String place) {
        var swept = new StringBuilder();
        int from = 0;
        Matcher matcher = named.matcher(text);
        while (matcher.find()) {
            MatchResult found = matcher.toMatchResult();
            String group = found.group("value") == null ? "number" : "value"; // only fields of JSON have numbers
            if (Secrets.isOne(found.group("name"), found.group(group))
                    && !found.group(group).equals(Secrets.REMOVED)) {
                boolean number = group.equals("number");
                swept.append(text, from, found.start(group))
                        .append(number ? "\"" : "")
                        .append(removed(found.group("name"), place))
                        .append(number ? "\"" : "");
                from = found.end(group);
            }
        }
        return swept.append(text, from, text.length()).toString();
    }

    private String removed(String name, String place) {
        notes.toDo(
                place,
                subject,
                "the value of " + Notes.quoted(name) + " looks like a password or key and was not brought over; \""
                        + Secrets.REMOVED
                        + "\" stands in its place: give the connection of the service a secret header that holds it,"
                        + " and take it out here");
        return Secrets.REMOVED;
    }
}
