package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts other tools' keys back into the objects in which they stood. What stood in something that is gone by now goes with
 * it.
 */
final class NestedExtensions {

    private NestedExtensions() {}

    /** Adds {@code extensions} to {@code owner}, the tree of what they were read from. */
    static JsonTree addTo(JsonTree owner, Extensions extensions) {
        extensions.nested().forEach((slot, values) -> add(owner, tokens(slot), values));
        return owner.putAll(extensions.values());
    }

    private static void add(JsonTree owner, List<String> tokens, Map<String, Object> values) {
        Object place = parent(owner, tokens);
        String last = tokens.getLast();
        switch (within(place, last)) {
            case JsonTree found -> found.putAll(values);
            case String words
            when place instanceof JsonTree texts ->
                texts.put(last, JsonTree.shortOnOneLine().put("text", words).putAll(values));
            case null, default -> {
                if (tokens.size() == 1) { // an object of the owner's own that is left out while empty
                    owner.put(last, JsonTree.shortOnOneLine().putAll(values));
                }
            }
        }
    }

    private static @Nullable Object parent(JsonTree owner, List<String> tokens) {
        Object place = owner;
        for (String token : tokens.subList(0, tokens.size() - 1)) {
            place = within(place, token);
        }
        return place;
    }

    private static @Nullable Object within(@Nullable Object place, String token) {
        return switch (place) {
            case JsonTree tree -> tree.entries().get(token);
            case List<?> list -> element(list, token);
            case null, default -> null;
        };
    }

    /** The element that is called so by its exit, or else by its number. */
    private static @Nullable Object element(List<?> list, String token) {
        for (int i = 0; i < list.size(); i++) {
            if (token.equals(slotOf(list.get(i), i))) {
                return list.get(i);
            }
        }
        return null;
    }

    /** What stands for an element of a list: its exit, which stays when others are put before it, or its number. */
    static String slotOf(@Nullable Object element, int index) {
        Object exit = switch (element) {
            case JsonTree tree -> tree.entries().get("exit");
            case Map<?, ?> map -> map.get("exit");
            case null, default -> null;
        };
        return exit instanceof String name ? name : String.valueOf(index);
    }

    private static List<String> tokens(String slot) {
        var tokens = new ArrayList<String>();
        for (String token : slot.substring(1).split("/", -1)) {
            tokens.add(JsonPointers.unescape(token));
        }
        return tokens;
    }
}
