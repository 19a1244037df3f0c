package io.ivory.flow.json;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.Extensions;
import io.ivory.flow.InvalidFlowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object being read. Each question marks its key as known, so that {@link #refuseOthers} can name the rest;
 * what does not fit is reported and answered with the fallback, so that one reading finds all mistakes.
 */
final class Fields {

    private static final Pattern DURATION = Pattern.compile("^([0-9]{1,9})(ms|s)$");

    private final String pointer;
    private final Map<String, Object> values;
    private final FormatProblems problems;
    private final @Nullable ExtensionCollector collector;
    private final String slot;
    private final Set<String> known;

    private Fields(
            String pointer,
            Map<String, Object> values,
            FormatProblems problems,
            @Nullable ExtensionCollector collector,
            String slot,
            Set<String> known) {
        this.pointer = pointer;
        this.values = values;
        this.problems = problems;
        this.collector = collector;
        this.slot = slot;
        this.known = known;
    }

    /** The fields of {@code value}, without keys of other tools; none, and a problem, if it is no object. */
    static Fields of(Object value, String pointer, FormatProblems problems) {
        return of(value, pointer, problems, null, "");
    }

    /** The fields of {@code value} that keep other tools' keys, there and in all objects within. */
    static Fields withExtensions(Object value, String pointer, FormatProblems problems) {
        return of(value, pointer, problems, new ExtensionCollector(), "");
    }

    private static Fields of(
            Object value,
            String pointer,
            FormatProblems problems,
            @Nullable ExtensionCollector collector,
            String slot) {
        var values = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> values.put((String) key, inner));
        } else {
            wrongType(problems, pointer, "an object in braces", value);
        }
        return new Fields(pointer, values, problems, collector, slot, new LinkedHashSet<>());
    }

    /** No values, and nothing is reported; but what it is asked for counts as known here. */
    Fields emptied() {
        return new Fields(pointer, Map.of(), new FormatProblems(), null, slot, known);
    }

    String pointer() {
        return pointer;
    }

    String pointer(String key) {
        return JsonPointers.child(pointer, key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    void report(String key, String rule, String message) {
        problems.report(pointer(key), rule, message);
    }

    void reportWhole(String rule, String message) {
        problems.report(pointer, rule, message);
    }

    /** The value as it stands; null if there is none. */
    @Nullable
    Object value(String key) {
        known.add(key);
        return values.get(key);
    }

    @Nullable
    String text(String key) {
        Object value = value(key);
        if (value instanceof String text) {
            return text;
        }
        if (value != null) {
            wrongType(problems, pointer(key), "text in quotes", value);
        }
        return null;
    }

    /** Keeps the text of {@code key} among the keys of other tools. */
    void foreignText(String key) {
        String text = text(key);
        if (text != null && collector != null) {
            collector.keep(slot, key, text);
        }
    }

    String text(String key, String fallback) {
        String text = text(key);
        return text == null ? fallback : text;
    }

    /** Like {@link #text}, but reports a key that is missing. */
    String requiredText(String key, String fallback) {
        if (!has(key)) {
            report(key, "missing-key", "\"" + key + "\" is missing. Add it" + suggestionFor(key));
        }
        return text(key, fallback);
    }

    /** The text turned into a value of ours; null, and a problem, where the value's own rule refuses it. */
    <T> @Nullable T valueOf(String key, Function<String, T> type) {
        String text = text(key);
        return text == null ? null : attempt(key, () -> type.apply(text));
    }

    /** What {@code make} makes; null, and a problem at {@code key}, where a value's own rule refuses it. */
    <T> @Nullable T attempt(String key, Maker<T> make) {
        try {
            return make.make();
        } catch (InvalidFlowException e) {
            report(key, "invalid-value", e.getMessage());
            return null;
        }
    }

    /** Like {@link #attempt}, for what is wrong with the object as a whole. */
    <T> @Nullable T attemptWhole(Maker<T> make) {
        try {
            return make.make();
        } catch (InvalidFlowException e) {
            problems.report(pointer, "invalid-value", e.getMessage());
            return null;
        }
    }

    /** Makes a value or reports why not, or throws {@link InvalidFlowException}. */
    interface Maker<T> {
        @Nullable
        T make();
    }

    int integer(String key, int fallback, int min, int max) {
        Object value = value(key);
        if (value == null) {
            return fallback;
        }
        if (!(value instanceof Long number)) {
            wrongType(problems, pointer(key), "a whole number", value);
            return fallback;
        }
        if (number < min || number > max) {
            report(key, "out-of-range", key + " must be between " + min + " and " + max + ", but is " + number);
            return fallback;
        }
        return number.intValue();
    }

    boolean flag(String key, boolean fallback) {
        Object value = value(key);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            wrongType(problems, pointer(key), "true or false", value);
        }
        return fallback;
    }

    Duration duration(String key, Duration fallback, Duration min, Duration max) {
        String text = text(key);
        if (text == null) {
            return fallback;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            report(key, "invalid-value", key + " is a time such as \"5s\" or \"500ms\", but is \"" + text + "\"");
            return fallback;
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            report(
                    key,
                    "out-of-range",
                    key + " must be between " + text(min) + " and " + text(max) + ", but is " + text);
            return fallback;
        }
        return duration;
    }

    /** The way the format writes a time: {@code 5s}, {@code 1500ms}. */
    static String text(Duration duration) {
        return duration.toNanosPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /** The object under {@code key}; an empty one if there is none. */
    Fields object(String key) {
        Object value = value(key);
        return of(value == null ? Map.of() : value, pointer(key), problems, collector, JsonPointers.child(slot, key));
    }

    /** The object under {@code key}, which keeps other tools' keys itself and apart from those here: a node. */
    Fields owner(String key) {
        Object value = value(key);
        return withExtensions(value == null ? Map.of() : value, pointer(key), problems);
    }

    /** The objects of the array under {@code key}. */
    List<Fields> objects(String key) {
        var objects = new ArrayList<Fields>();
        for (Object element : array(key)) {
            int index = objects.size();
            String at = JsonPointers.child(pointer(key), index);
            String elementSlot =
                    JsonPointers.child(JsonPointers.child(slot, key), NestedExtensions.slotOf(element, index));
            objects.add(of(element, at, problems, collector, elementSlot));
        }
        return objects;
    }

    /** The texts of the array under {@code key}, each turned into a value of ours. */
    <T> List<T> valuesOf(String key, Function<String, T> type) {
        var result = new ArrayList<T>();
        List<?> array = array(key);
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String text)) {
                wrongType(problems, JsonPointers.child(pointer(key), i), "text in quotes", array.get(i));
                continue;
            }
            try {
                result.add(type.apply(text));
            } catch (InvalidFlowException e) {
                problems.report(JsonPointers.child(pointer(key), i), "invalid-value", e.getMessage());
            }
        }
        return result;
    }

    List<?> array(String key) {
        Object value = value(key);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            wrongType(problems, pointer(key), "a list in brackets", value);
        }
        return List.of();
    }

    /** The {@code x-} keys of other tools that were met by now, here and within. */
    Extensions extensions() {
        return collector == null ? Extensions.NONE : collector.extensions();
    }

    /** The candidate most like {@code word} as a question; empty if none is near or nobody will read it. */
    String didYouMean(String word, Iterable<String> candidates) {
        return problems.isFull() ? "" : FormatProblems.didYouMean(word, candidates);
    }

    /** Takes the keys of other tools where they are kept, and reports each other key that nobody asked for. */
    void refuseOthers() {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String key = entry.getKey();
            if (collector != null && key.startsWith("x-") && !known.contains(key)) {
                collector.keep(slot, key, entry.getValue());
                continue;
            }
            if (problems.isFull()) {
                return;
            }
            if (!known.contains(key)) {
                String hint = FormatProblems.didYouMean(key, known);
                report(
                        key,
                        "unknown-key",
                        "\"" + shortened(key) + "\" is not known here"
                                + (hint.isEmpty() ? ". Remove it, or choose one of " + listed(known) : hint));
            }
        }
    }

    private String suggestionFor(String key) {
        String near = FormatProblems.didYouMean(
                key,
                values.keySet().stream().filter(other -> !known.contains(other)).toList());
        return near.isEmpty() ? "" : near.replace("did you mean", "did you misspell it as");
    }

    static String listed(Collection<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(joining(", "));
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    static void wrongType(FormatProblems problems, String pointer, String expected, Object found) {
        String what = switch (found) {
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case String _ -> "text";
            case Number number -> "the number " + number;
            case Boolean flag -> flag.toString();
            default -> "null: leave the key out instead";
        };
        problems.report(pointer, "wrong-type", "here belongs " + expected + ", but there is " + what);
    }
}
