package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.diff.FlowDiff;
import io.ivory.flow.diff.NodeChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow at both sides of a comparison; it may have come or gone.
 *
 * @param file its file within what was compared
 * @param before how it was; not there if null
 * @param after how it is; not there any more if null
 * @param diff what changed; nothing where it came or went
 * @param unread whether it is missing at one side only because that side cannot be read
 */
record ComparedFlow(
        String file,
        @Nullable FlowDefinition before,
        @Nullable FlowDefinition after,
        @Nullable FlowDiff diff,
        boolean unread) {

    static ComparedFlow of(String file, ComparedSide was, ComparedSide is) {
        FlowDefinition before = was.flows().get(file);
        FlowDefinition after = is.flows().get(file);
        FlowDiff diff = before == null || after == null ? null : FlowDiff.between(before, after);
        boolean unread = (before == null && was.mayHold(file)) || (after == null && is.mayHold(file));
        return new ComparedFlow(file, before, after, diff, unread);
    }

    /** {@code added}, {@code removed}, {@code changed}, {@code layout}, {@code same} or {@code unreadable}. */
    String change() {
        if (diff != null) {
            return diff.isEmpty() ? "same" : diff.hasSameContent() ? "layout" : "changed";
        }
        return unread ? "unreadable" : before == null ? "added" : "removed";
    }

    boolean isSame() {
        return diff != null && diff.isEmpty();
    }

    String name() {
        return after != null ? after.name() : before != null ? before.name() : file;
    }

    /** All of it in one sentence. */
    String summary() {
        if (diff != null) {
            return diff.summary();
        }
        if (unread) {
            return "Cannot be compared, as what it " + (before == null ? "was" : "is") + " cannot be read";
        }
        return "Flow " + change();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file);
        json.put("name", name());
        json.put("change", change());
        json.put("summary", summary());
        if (diff != null) {
            var sentences = new ArrayList<Object>();
            diff.groups(Integer.MAX_VALUE - 1)
                    .forEach(group -> group.sentences()
                            .forEach(sentence -> sentences.add(
                                    Map.of("topic", ExploredFlow.word(group.topic()), "sentence", sentence))));
            json.put("changes", sentences);
            json.put("nodes", diff.nodes().stream().map(ComparedFlow::json).toList());
            json.put(
                    "moved",
                    diff.moved().stream().map(move -> move.node().value()).toList());
        }
        return json;
    }

    private static Map<String, Object> json(NodeChange node) {
        var json = new LinkedHashMap<String, Object>();
        json.put("node", node.id().value());
        json.put("change", ExploredFlow.word(node.kind()));
        json.put("type", node.type().json());
        json.put("name", node.name());
        json.put("sentence", node.sentence());
        List<Object> fields = new ArrayList<>();
        node.fields().forEach(field -> fields.add(field.field()));
        node.exits().forEach(exit -> fields.add("exits." + exit.exit()));
        json.put("fields", fields);
        return json;
    }
}
