package io.ivory.flow.convert;

import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import java.util.ArrayList;
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
        var ids = new ArrayList<NodeId>(List.of(id));
        for (int from = Branch.MAX_CONDITIONS; from < ways.size(); from += Branch.MAX_CONDITIONS) {
            ids.add(draft.newId(name, "branch"));
        }
        for (int i = 1; i < ids.size(); i++) {
            draft.add(one(ids.get(i), name, part(ways, i), i + 1 < ids.size() ? ids.get(i + 1) : otherwise));
        }
        return one(id, name, part(ways, 0), ids.size() > 1 ? ids.get(1) : otherwise);
    }

    private static List<Way> part(List<Way> ways, int number) {
        int from = number * Branch.MAX_CONDITIONS;
        return ways.subList(from, Math.min(from + Branch.MAX_CONDITIONS, ways.size()));
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
