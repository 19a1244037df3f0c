package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding is about, so that an editor can lead there. */
public sealed interface Place {

    /** The flow as a whole. */
    record InFlow() implements Place {}

    /** A node, or a key of it. */
    record InNode(NodeId node) implements Place {}

    /** A way out of a node. */
    record AtExit(NodeId node, Exit exit) implements Place {}

    /**
     * A prompt.
     *
     * @param language the language in which it is not right; all of them if null
     */
    record InPrompt(PromptId prompt, @Nullable Language language) implements Place {}

    /** A variable of the flow. */
    record InVariable(VariableName variable) implements Place {}

    /** A test call, by its name. */
    record InTest(String test) implements Place {}

    /** Something that the workspace holds and the flow names. */
    record InResource(Kind kind, String name) implements Place {}

    /** What a workspace holds. */
    enum Kind {
        HOURS,
        TABLE,
        DESTINATION,
        CONNECTION
    }

    /** The place that a JSON Pointer into a flow's file leads to; the whole flow where it leads to nothing finer. */
    static Place at(String pointer) {
        List<String> keys = Places.keys(pointer);
        if (keys.size() < 2) {
            return new InFlow();
        }
        String name = keys.get(1);
        return switch (keys.getFirst()) {
            case "nodes" -> inNode(new NodeId(name), keys.subList(2, keys.size()));
            case "prompts" -> new InPrompt(new PromptId(name), keys.size() < 3 ? null : new Language(keys.get(2)));
            case "variables" -> new InVariable(new VariableName(name));
            case "tests" -> new InTest(name);
            default -> new InFlow();
        };
    }

    private static Place inNode(NodeId node, List<String> keys) {
        boolean isOption = keys.size() == 3
                && keys.getFirst().equals("options")
                && keys.getLast().equals("to");
        boolean isExit = keys.size() == 2 && keys.getFirst().equals("exits");
        return isOption || isExit ? new AtExit(node, new Exit(keys.get(1))) : new InNode(node);
    }
}
