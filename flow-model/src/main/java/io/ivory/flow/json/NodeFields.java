package io.ivory.flow.json;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.NodeId;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one node being read, and what several node types have in them alike.
 *
 * @param fields the node's object
 * @param targets takes the targets of exits that stand elsewhere than in {@code exits}
 */
record NodeFields(Fields fields, Map<Exit, NodeId> targets) {

    private static final String NO_KEY = "none";

    /** The two halves of {@code "GET /orders"}. */
    record Request(HttpMethod method, String path) {}

    @Nullable
    PromptId prompt(String key) {
        return fields.valueOf(key, PromptId::new);
    }

    @Nullable
    VariableName variable(String key) {
        return fields.valueOf(key, VariableName::new);
    }

    @Nullable
    Digit key(String key) {
        return key(fields, key);
    }

    /** One key of a telephone in {@code fields}. */
    static @Nullable Digit key(Fields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        Optional<Digit> digit = text.length() == 1 ? Digit.of(text.charAt(0)) : Optional.empty();
        if (digit.isEmpty()) {
            fields.report(key, "invalid-value", key + " is one key of 0-9, * and #");
        }
        return digit.orElse(null);
    }

    /** One of {@code words}; what is none of them is reported, and {@code fallback} taken. */
    <T> T word(String key, T[] words, Function<T, String> of, T fallback) {
        String text = fields.text(key);
        if (text == null) {
            return fallback;
        }
        Optional<T> found =
                Arrays.stream(words).filter(word -> of.apply(word).equals(text)).findFirst();
        if (found.isEmpty()) {
            List<String> all = Arrays.stream(words).map(of).toList();
            String hint = fields.didYouMean(text, all);
            fields.report(
                    key,
                    "invalid-value",
                    key + " is one of " + Fields.listed(all) + ", but this is \"" + Fields.shortened(text) + "\""
                            + hint);
        }
        return found.orElse(fallback);
    }

    AskRules ask() {
        AskRules usual = AskRules.DEFAULT;
        return new AskRules(
                fields.integer("tries", usual.tries(), 1, AskRules.MAX_TRIES),
                fields.duration(
                        "noInputAfter", usual.noInputAfter(), AskRules.SHORTEST_SILENCE, AskRules.LONGEST_SILENCE),
                fields.flag("bargeIn", usual.bargeIn()),
                prompts("noInputPrompt", AskRules.MAX_PROMPTS),
                prompts("noMatchPrompt", AskRules.MAX_PROMPTS),
                ownKeys());
    }

    /** A key, or that there is none, for each command that is not as everywhere. */
    private OwnKeys ownKeys() {
        OwnKeys own = OwnKeys.NONE;
        Fields read = fields.object("keys");
        for (KeyCommand command : KeyCommand.values()) {
            if (NO_KEY.equals(read.value(command.json()))) {
                own = own.switchingOff(command);
            } else {
                Digit key = key(read, command.json());
                own = key == null ? own : own.with(command, key);
            }
        }
        read.refuseOthers();
        return own;
    }

    private static JsonTree tree(OwnKeys keys) {
        JsonTree tree = JsonTree.shortOnOneLine();
        for (KeyCommand command : KeyCommand.values()) {
            Digit key = keys.keys().get(command);
            tree.put(
                    command.json(),
                    keys.off().contains(command) ? NO_KEY : key == null ? null : String.valueOf(key.symbol()));
        }
        return tree;
    }

    /** One prompt under {@code key}, or several under its plural: at most {@code most}. */
    List<PromptId> prompts(String key, int most) {
        PromptId single = prompt(key);
        String plural = key + "s";
        List<PromptId> several = fields.valuesOf(plural, PromptId::new);
        if (fields.has(key) && fields.has(plural)) {
            fields.report(key, "unknown-key", "write either \"" + key + "\" or \"" + plural + "\", not both");
        }
        if (several.size() > most) {
            fields.report(
                    plural, "out-of-range", plural + " are at most " + most + ", but there are " + several.size());
            return several.subList(0, most);
        }
        return single == null ? several : List.of(single);
    }

    /** How {@link #prompts} are written. */
    static void put(String key, List<PromptId> prompts, JsonTree tree) {
        if (prompts.size() == 1) {
            tree.putId(key, prompts.getFirst());
        } else if (!prompts.isEmpty()) {
            tree.put(key + "s", prompts.stream().map(Object::toString).toList());
        }
    }

    /** What stands by key of a telephone under {@code name}; null values are left out. */
    <T> Map<Digit, T> byKey(String name, Function<String, @Nullable T> read) {
        var options = new LinkedHashMap<Digit, T>();
        Fields all = fields.object(name);
        for (String key : all.keys()) {
            Optional<Digit> digit = key.length() == 1 ? Digit.of(key.charAt(0)) : Optional.empty();
            if (digit.isEmpty()) {
                all.report(key, "invalid-value", "an option is a key of 0-9, * and #, but this is \"" + key + "\"");
                continue;
            }
            T value = read.apply(key);
            if (value != null) {
                options.put(digit.get(), value);
            }
        }
        return options;
    }

    /** The object of expressions by variable under {@code key}. */
    Map<VariableName, String> expressions(String key) {
        var result = new LinkedHashMap<VariableName, String>();
        Fields values = fields.object(key);
        for (String inner : values.keys()) {
            VariableName name = values.attempt(inner, () -> new VariableName(inner));
            String expression = values.text(inner, "");
            if (name != null) {
                result.put(name, expression);
            }
        }
        return result;
    }

    /** The method and path under {@code request}, or {@code fallback} and no path. */
    Request request(HttpMethod fallback) {
        String request = fields.text("request", fallback.name());
        int space = request.indexOf(' ');
        String word = space < 0 ? request : request.substring(0, space);
        List<String> methods =
                Arrays.stream(HttpMethod.values()).map(HttpMethod::name).toList();
        if (!methods.contains(word)) {
            fields.report(
                    "request",
                    "invalid-value",
                    "a request is a method and a path such as \"GET /orders/{orderNumber}\", the method one of "
                            + Fields.listed(methods));
        }
        return new Request(
                methods.contains(word) ? HttpMethod.valueOf(word) : fallback,
                space < 0 ? "" : request.substring(space + 1));
    }

    /** How {@link #request} is written. */
    static String text(HttpMethod method, String path) {
        return path.isEmpty() ? method.name() : method + " " + path;
    }

    /** How {@link #ask} is written. */
    static void put(AskRules ask, JsonTree tree) {
        AskRules usual = AskRules.DEFAULT;
        tree.putUnless(usual.tries(), "tries", ask.tries())
                .putUnless(Fields.text(usual.noInputAfter()), "noInputAfter", Fields.text(ask.noInputAfter()))
                .putUnless(usual.bargeIn(), "bargeIn", ask.bargeIn());
        put("noInputPrompt", ask.noInputPrompts(), tree);
        put("noMatchPrompt", ask.noMatchPrompts(), tree);
        tree.putUnlessEmpty("keys", tree(ask.keys()));
    }

    /** How {@link #expressions} are written. */
    static JsonTree tree(Map<VariableName, String> expressions) {
        JsonTree values = JsonTree.singleOnOneLine();
        expressions.forEach((variable, expression) -> values.put(variable.value(), expression));
        return values;
    }
}
