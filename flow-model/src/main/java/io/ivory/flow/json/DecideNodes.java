package io.ivory.flow.json;

import io.ivory.flow.Branch;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.NodeHead;
import io.ivory.flow.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** The file's form of nodes that part callers. */
final class DecideNodes {

    private DecideNodes() {}

    static Branch branch(NodeHead head, NodeFields node) {
        var conditions = new ArrayList<Condition>();
        for (Fields condition : node.fields().objects("conditions")) {
            String name = condition.requiredText("exit", "");
            Exit exit = name.isEmpty() ? null : condition.attempt("exit", () -> new Exit(name));
            String when = condition.requiredText("when", "");
            if (exit != null) {
                conditions.add(new Condition(exit, when));
            }
            condition.refuseOthers();
        }
        return new Branch(head, conditions);
    }

    static void write(Branch branch, JsonTree tree) {
        if (!branch.conditions().isEmpty()) {
            tree.put(
                    "conditions",
                    branch.conditions().stream()
                            .map(condition -> JsonTree.shortOnOneLine()
                                    .putId("exit", condition.exit())
                                    .put("when", condition.when()))
                            .toList());
        }
    }

    static CallerCheck caller(NodeHead head, NodeFields node) {
        return new CallerCheck(
                head, node.fields().text("contacts"), node.fields().text("blocked"), node.variable("into"));
    }

    static void write(CallerCheck caller, JsonTree tree) {
        tree.put("contacts", caller.contacts()).put("blocked", caller.blocked()).putId("into", caller.into());
    }

    static Split split(NodeHead head, NodeFields node) {
        var shares = new LinkedHashMap<Exit, Integer>();
        Fields all = node.fields().object("shares");
        for (String name : all.keys()) {
            Exit exit = all.attempt(name, () -> new Exit(name));
            int share = all.integer(name, 1, 1, Split.MAX_SHARE);
            if (exit != null) {
                shares.put(exit, share);
            }
        }
        return new Split(head, shares, node.fields().flag("sticky", true));
    }

    static void write(Split split, JsonTree tree) {
        JsonTree shares = JsonTree.shortOnOneLine();
        split.shares().forEach((exit, share) -> shares.put(exit.name(), share));
        tree.putUnlessEmpty("shares", shares).putUnless(true, "sticky", split.sticky());
    }
}
