package io.ivory.flow.convert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of a stranger: answers what it should hold, and notes where it holds something else. */
final class SourceObject {

    private final Map<String, @Nullable Object> values;
    private final String place;
    private final Notes notes;

    private SourceObject(Map<String, @Nullable Object> values, String place, Notes notes) {
        this.values = values;
        this.place = place;
        this.notes = notes;
    }

    /** The object at {@code place}; an empty one if there is something else. */
    static SourceObject of(@Nullable Object value, String place, Notes notes) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> values.put(String.valueOf(key), inner));
        } else if (value != null) {
            notes.changed(place, "", "here belongs an object, but there is something else: it is left aside");
        }
        return new SourceObject(values, place, notes);
    }

    String place() {
        return place;
    }

    String place(String key) {
        return place + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    /** The text of {@code key}; numbers and truth values as text; {@code fallback} if it is missing. */
    String text(String key, String fallback) {
        return switch (values.get(key)) {
            case null -> fallback;
            case String text -> text;
            case Number number -> plain(number);
            case Boolean flag -> flag.toString();
            default -> {
                wrong(key, "text");
                yield fallback;
            }
        };
    }

    /** The whole number of {@code key}, also where it is written as text, cut to {@code least} to {@code most}. */
    int number(String key, int fallback, int least, int most) {
        String text = text(key, "").strip();
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            var number = new BigDecimal(text);
            return number.compareTo(BigDecimal.valueOf(least)) < 0
                    ? least
                    : number.compareTo(BigDecimal.valueOf(most)) > 0 ? most : number.intValue();
        } catch (NumberFormatException e) {
            wrong(key, "a number");
            return fallback;
        }
    }

    boolean flag(String key) {
        return text(key, "false").equalsIgnoreCase("true");
    }

    SourceObject object(String key) {
        return of(values.get(key), place(key), notes);
    }

    /** The objects in the list of {@code key}; what is no object is noted and left aside. */
    List<SourceObject> objects(String key) {
        var objects = new ArrayList<SourceObject>();
        List<?> list = list(key);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?>) {
                objects.add(of(list.get(i), place(key) + "/" + i, notes));
            } else {
                notes.changed(place(key) + "/" + i, "", "here belongs an object: what is there is left aside");
            }
        }
        return objects;
    }

    /** The texts in the list of {@code key}. */
    List<String> texts(String key) {
        return list(key).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private List<?> list(String key) {
        Object value = values.get(key);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            wrong(key, "a list");
        }
        return List.of();
    }

    private void wrong(String key, String expected) {
        notes.changed(place(key), key, "here belongs " + expected + ": the usual value is taken");
    }

    private static String plain(Number number) {
        return number instanceof Double d && (d.isInfinite() || d.isNaN())
                ? "0"
                : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
}
