package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import java.util.Arrays;
import java.util.List;

/** Where things stand in the file: JSON Pointers (RFC 6901). */
final class Places {

    private Places() {}

    static String of(String... keys) {
        var pointer = new StringBuilder();
        for (String key : keys) {
            pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    static String of(FlowNode node, String... keys) {
        return of("nodes", node.id().value()) + of(keys);
    }

    /** The exits of a menu's options stand with the options. */
    static String of(FlowNode node, Exit exit) {
        return node instanceof Menu && exit.key().isPresent()
                ? of(node, "options", exit.name(), "to")
                : of(node, "exits", exit.name());
    }

    static String of(PromptId prompt, Language language) {
        return of("prompts", prompt.value(), language.tag());
    }

    /** The keys on the way of a pointer. */
    static List<String> keys(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(key -> key.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    static String of(VariableName variable) {
        return of("variables", variable.value());
    }
}
