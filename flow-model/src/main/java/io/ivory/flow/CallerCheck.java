package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Parts callers by their number; {@code "caller"} in the file. A caller is known who has a row among the contacts or
 * whose earlier call was answered. Numbers stand in a table's column {@code number}, or in its first one.
 *
 * @param head id, name and connections
 * @param contacts the name of a table of known callers; earlier calls alone decide if null
 * @param blocked the name of a table of callers who are not welcome; none if null
 * @param into takes the row of the contacts, its fields named like the columns; null to drop it
 */
public record CallerCheck(
        NodeHead head,
        @Nullable String contacts,
        @Nullable String blocked,
        @Nullable VariableName into) implements FlowNode {

    /** The column of a table of callers that holds their numbers. A table without it holds them in its first column. */
    public static final String NUMBER_COLUMN = "number";

    @Override
    public CallerCheck withHead(NodeHead newHead) {
        return new CallerCheck(newHead, contacts, blocked, into);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.KNOWN, Exit.NEW, Exit.BLOCKED);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
