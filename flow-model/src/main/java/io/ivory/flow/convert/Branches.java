package io.ivory.flow.convert;

import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes branches; several in a row where there are more ways than one branch has conditions. */
final class Branches {

    private Branches() {}

    /**
     * One way on of a branch.
     *
     * @param condition when it is taken
     * @param target where it leads; nowhere yet if null
     */
    record Way(Condition condition, @Nullable NodeId target) {}

    /** The first branch of those that try {@code ways} in turn; the others are in {@code draft} already. */
    static Branch of(FlowDraft draft, NodeId id, String name, List<Way> ways, @Nullable NodeId otherwise) {
        NodeId rest = otherwise;
        int last = (ways.size() - 1) / Branch.MAX_CONDITIONS * Branch.MAX_CONDITIONS;
        for (int from = last; from > 0; from -= Branch.MAX_CONDITIONS) {
            NodeId next = draft.newId(name, "branch");
            List<Way> these = ways.subList(from, Math.min(from + Branch.MAX_CONDITIONS, ways.size()));
            draft.add(one(next, name, these, rest));
            rest = next;
        }
        return one(id, name, ways.subList(0, Math.min(Branch.MAX_CONDITIONS, ways.size())), rest);
    }

    private static Branch one(NodeId id, String name, List<Way> ways, @Nullable NodeId otherwise) {
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        ways.forEach(way -> targets.put(way.condition().exit(), way.target()));
        targets.put(Exit.OTHERWISE, otherwise);
        return new Branch(
                FlowDraft.head(id, name, targets),
                ways.stream().map(Way::condition).toList());
    }
}
