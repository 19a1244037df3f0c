package io.ivory.flow.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the draft of the format got wrong, each with the reason for the change:
 *
 * <ul>
 *   <li>Times were numbers of seconds. A number does not say its unit, and half a second could not be said.
 *   <li>The keys of a menu stood twice: as options, and as exits that said where they lead. Either could be forgotten.
 *   <li>Opening hours had no exit for special days: whoever called while one was open went the usual way, unsaid.
 *   <li>The least and the most digits were two numbers, of which one could contradict the other.
 *   <li>What a lookup looks for lay among the node's other keys, and two ways of looking mingled.
 *   <li>Method and path of a request were two keys, while test calls named requests by both in one.
 *   <li>Recordings were listed apart from the words they say, so that the two drifted apart.
 * </ul>
 */
final class From0_9To1_0 implements FormatMigration {

    private static final String[] FIND = {"column", "equals", "from", "to", "holds"};

    @Override
    public String from() {
        return "0.9";
    }

    @Override
    public String to() {
        return "1.0";
    }

    @Override
    public Map<String, Object> migrate(Map<String, Object> flow) {
        var tree = new LinkedHashMap<>(flow);
        changeEach(tree, "nodes", From0_9To1_0::node);
        changeEach(tree, "tests", From0_9To1_0::test);
        if (tree.get("recordings") instanceof Map<?, ?> recordings
                && tree.get("prompts") instanceof Map<?, ?> prompts) {
            Map<String, Object> left = copy(recordings);
            tree.put("prompts", withRecordings(copy(prompts), left));
            tree.put("recordings", left);
        }
        if (Map.of().equals(tree.get("recordings"))) {
            tree.remove("recordings");
        }
        return tree;
    }

    private static Map<String, Object> node(Map<String, Object> node) {
        seconds(node, "noInputAfter", "interDigit", "timeout", "ringFor");
        switch (String.valueOf(node.get("type"))) {
            case "menu" -> moveTargetsIntoOptions(node);
            case "hours" -> nameTheWayOfSpecialDays(node);
            case "collect" -> joinDigits(node);
            case "lookup" -> gatherFind(node);
            case "http" -> joinRequest(node);
            default -> {} // other nodes were right
        }
        return node;
    }

    private static Map<String, Object> test(Map<String, Object> test) {
        changeEach(test, "given", connection -> {
            connection.replaceAll((request, answer) -> answer instanceof Map<?, ?> map ? after(copy(map)) : answer);
            return connection;
        });
        return test;
    }

    private static Map<String, Object> after(Map<String, Object> answer) {
        seconds(answer, "after");
        return answer;
    }

    private static void seconds(Map<String, Object> object, String... keys) {
        for (String key : keys) {
            object.computeIfPresent(key, (_, value) -> value instanceof Long seconds ? seconds + "s" : value);
        }
    }

    private static void moveTargetsIntoOptions(Map<String, Object> menu) {
        if (!(menu.get("exits") instanceof Map<?, ?> old) || !(menu.get("options") instanceof Map<?, ?> all)) {
            return;
        }
        Map<String, Object> exits = copy(old);
        Map<String, Object> options = copy(all);
        options.replaceAll((key, value) -> {
            if (!(value instanceof Map<?, ?> option) || !exits.containsKey(key)) {
                return value;
            }
            Map<String, Object> leading = copy(option);
            leading.put("to", exits.remove(key));
            return leading;
        });
        menu.put("options", options);
        menu.put("exits", exits);
    }

    private static void nameTheWayOfSpecialDays(Map<String, Object> hours) {
        if (hours.get("exits") instanceof Map<?, ?> old && old.get("open") instanceof String open) {
            Map<String, Object> exits = copy(old);
            exits.putIfAbsent("special", open);
            hours.put("exits", exits);
        }
    }

    private static void joinDigits(Map<String, Object> collect) {
        if (collect.get("minDigits") instanceof Long min && collect.get("maxDigits") instanceof Long max) {
            collect.remove("minDigits");
            collect.remove("maxDigits");
            collect.put("digits", min.equals(max) ? min.toString() : min + "-" + max);
        }
    }

    private static void gatherFind(Map<String, Object> lookup) {
        var find = new LinkedHashMap<String, Object>();
        for (String key : FIND) {
            Object value = lookup.remove(key);
            if (value != null) {
                find.put(key, value);
            }
        }
        if (!find.isEmpty()) {
            lookup.put("find", find);
        }
        if (lookup.get("all") instanceof Boolean all) {
            lookup.remove("all");
            lookup.put("rows", all ? "all" : "first");
        }
    }

    private static void joinRequest(Map<String, Object> http) {
        if (http.get("path") instanceof String path && http.getOrDefault("method", "GET") instanceof String method) {
            http.remove("method");
            http.remove("path");
            http.put("request", path.isEmpty() ? method : method + " " + path);
        }
    }

    /** Moves what {@code recordings} lists into the texts; what belongs to no text stays in the list. */
    private static Map<String, Object> withRecordings(Map<String, Object> prompts, Map<String, Object> recordings) {
        prompts.replaceAll((id, texts) -> {
            if (!(texts instanceof Map<?, ?> old) || !(recordings.get(id) instanceof Map<?, ?> files)) {
                return texts;
            }
            Map<String, Object> left = copy(files);
            Map<String, Object> recorded = copy(old);
            recorded.replaceAll((language, text) -> {
                Object file = left.remove(language);
                return file == null ? text : Map.of("text", text, "audio", file);
            });
            if (left.isEmpty()) {
                recordings.remove(id);
            } else {
                recordings.put(id, left);
            }
            return recorded;
        });
        return prompts;
    }

    /** Changes each object in the object under {@code key}. */
    private static void changeEach(Map<String, Object> parent, String key, UnaryOperator<Map<String, Object>> change) {
        if (parent.get(key) instanceof Map<?, ?> objects) {
            Map<String, Object> changed = copy(objects);
            changed.replaceAll((_, value) -> value instanceof Map<?, ?> object ? change.apply(copy(object)) : value);
            parent.put(key, changed);
        }
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }
}
