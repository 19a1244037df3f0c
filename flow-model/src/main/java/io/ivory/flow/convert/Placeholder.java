package io.ivory.flow.convert;

import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands where the source has a step that flows here do not know: a branch with an exit for each way on, whose conditions
 * are empty. It keeps the connections, says in its name what it was, and cannot be published: an empty condition is an
 * error until somebody replaces the node.
 */
final class Placeholder {

    /** The key under which a node keeps what it was. */
    static final String KEY = "x-converted";

    private static final int MAX_DEPTH = 16;
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_TEXT = 2_000;

    private Placeholder() {}

    /**
     * A node for a step that cannot be brought over.
     *
     * @param type what the source calls the kind of step
     * @param name what the source calls the step
     * @param ways where it goes on, by the source's own names
     * @param properties what else the source says of it; secrets are dropped
     */
    static Branch of(
            NodeId id, String type, String name, Map<String, @Nullable NodeId> ways, Map<String, ?> properties) {
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        List<Condition> conditions = new ArrayList<>();
        ways.forEach((way, target) -> {
            if (conditions.size() < Branch.MAX_CONDITIONS) {
                Exit exit = exit(way, targets);
                targets.put(exit, target);
                conditions.add(new Condition(exit, ""));
            }
        });
        return new Branch(
                FlowDraft.head(id, "Was: " + type + " (" + name + ")", targets, was(type, properties)), conditions);
    }

    /** What a node was, for its extensions. */
    static Extensions was(String type, Map<String, ?> properties) {
        var was = new LinkedHashMap<String, Object>();
        was.put("type", Words.cut(type, MAX_TEXT));
        if (!properties.isEmpty()) {
            was.put("properties", kept(properties, 0));
        }
        return new Extensions(Map.of(KEY, was));
    }

    /** An exit that is called like {@code way} and is not among {@code taken}. */
    static Exit exit(String way, Map<Exit, ?> taken) {
        String word = way.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^[^A-Za-z]+|-+$", "");
        String stem = word.isEmpty() ? "way" : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
        stem = Words.cut(stem, 34);
        var exit = new Exit(stem);
        for (int number = 2; taken.containsKey(exit) || exit.equals(Exit.OTHERWISE); number++) {
            exit = new Exit(stem + "-" + number);
        }
        return exit;
    }

    private static Object kept(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> Extensions.NULL;
            case Map<?, ?> map
            when depth < MAX_DEPTH -> {
                var kept = new LinkedHashMap<String, Object>();
                map.entrySet().stream()
                        .limit(MAX_ENTRIES)
                        .forEach(entry -> kept.put(
                                String.valueOf(entry.getKey()),
                                Secrets.isNameOfOne(String.valueOf(entry.getKey()))
                                        ? Secrets.REMOVED
                                        : kept(entry.getValue(), depth + 1)));
                yield kept;
            }
            case List<?> list
            when depth < MAX_DEPTH ->
                list.stream()
                        .limit(MAX_ENTRIES)
                        .map(inner -> kept(inner, depth + 1))
                        .toList();
            case Map<?, ?> _, List<?> _ -> "...";
            case String text -> Words.cut(Secrets.removedFromAddresses(text), MAX_TEXT);
            default -> value;
        };
    }
}
