package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Takes the exit of the first condition that holds.
 *
 * @param head id, name and connections
 * @param conditions tried in this order, at most 20, each with an exit of its own
 */
public record Branch(NodeHead head, List<Condition> conditions) implements FlowNode {

    public static final int MAX_CONDITIONS = 20;

    public Branch {
        conditions = List.copyOf(conditions);
        require(
                conditions.size() <= MAX_CONDITIONS,
                "A branch has at most " + MAX_CONDITIONS + " conditions, but " + head.id() + " has "
                        + conditions.size());
        require(
                conditions.stream().map(Condition::exit).distinct().count() == conditions.size(),
                "Each condition of " + head.id() + " needs an exit of its own");
        require(
                conditions.stream().noneMatch(condition -> condition.exit().equals(Exit.OTHERWISE)),
                "\"otherwise\" is the branch's own exit: name the condition of " + head.id() + " differently");
    }

    @Override
    public Branch withHead(NodeHead newHead) {
        return new Branch(newHead, conditions);
    }

    @Override
    public SequencedSet<Exit> exits() {
        var exits = new LinkedHashSet<Exit>();
        conditions.forEach(condition -> exits.add(condition.exit()));
        exits.add(Exit.OTHERWISE);
        return exits;
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
