package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds a row of a data table: the delivery time of a postcode, the promotions of today.
 *
 * @param head id, name and connections
 * @param table the table's name in the workspace; null while the node is being drawn
 * @param value a CEL expression for what to look up, such as {@code postcode} or {@code today}
 * @param match which rows fit; null while the node is being drawn
 * @param into takes the row, its fields named like the columns; null while the node is being drawn
 * @param all whether all fitting rows are taken, their fields joined by ". ", or only the first
 */
public record Lookup(
        NodeHead head,
        @Nullable String table,
        String value,
        @Nullable RowMatch match,
        @Nullable VariableName into,
        boolean all)
        implements FlowNode {

    @Override
    public Lookup withHead(NodeHead newHead) {
        return new Lookup(newHead, table, value, match, into, all);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.FOUND, Exit.NOT_FOUND);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
