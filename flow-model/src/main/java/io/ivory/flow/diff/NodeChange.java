package io.ivory.flow.diff;

import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import java.util.List;

/**
 * A node that came, went or is not what it was.
 *
 * @param kind which of them
 * @param id its id now; its former one where it was removed
 * @param formerId its id before: another than {@code id} where the node is stored under a new one
 * @param type what kind of node it is
 * @param name its name as sentences use it
 * @param fields what it says or does otherwise; empty unless it changed
 * @param exits which of its connections changed; empty unless it changed
 * @param sentence all of it in one sentence
 */
public record NodeChange(
        Kind kind,
        NodeId id,
        NodeId formerId,
        NodeType type,
        String name,
        List<FieldChange> fields,
        List<ExitChange> exits,
        String sentence) {

    /** What became of a node. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public NodeChange {
        fields = List.copyOf(fields);
        exits = List.copyOf(exits);
    }

    /** How much of the node changed, 1 for a node that came or went. */
    int size() {
        return kind == Kind.CHANGED ? fields.size() + exits.size() : 1;
    }
}
