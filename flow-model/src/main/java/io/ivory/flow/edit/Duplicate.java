package io.ivory.flow.edit;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Copies nodes beside themselves.
 *
 * @param nodes at least one
 */
public record Duplicate(Set<NodeId> nodes) implements FlowEdit {

    /** How far a copy stands to the right of and below its original, in pixels. */
    private static final int OFFSET = 40;

    public Duplicate {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        require(!nodes.isEmpty(), "Choose at least one node to duplicate");
    }

    /** The ids of the copies, by the ids of the originals. */
    public Map<NodeId, NodeId> newIds(FlowDefinition flow) {
        return paste(flow).newIds(flow);
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return paste(flow).applyTo(flow);
    }

    private PasteNodes paste(FlowDefinition flow) {
        return new PasteNodes(NodeClip.of(flow, nodes), OFFSET, OFFSET);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Duplicate " + Edits.quoted(before, nodes);
    }
}
