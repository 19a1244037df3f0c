package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Sends a share of the callers each way, to try something out.
 *
 * @param head id, name and connections
 * @param shares how much of the whole each exit gets, 1 to 100, at most 20; parts of their sum, which need not be 100
 * @param sticky whether a caller goes the same way in every call
 */
public record Split(NodeHead head, Map<Exit, Integer> shares, boolean sticky) implements FlowNode {

    public static final int MAX_SHARES = 20;
    public static final int MAX_SHARE = 100;

    public Split {
        shares = copyInOrder(shares);
        require(
                shares.size() <= MAX_SHARES,
                "A split has at most " + MAX_SHARES + " shares, but " + head.id() + " has " + shares.size());
        shares.forEach((exit, share) -> require(
                share >= 1 && share <= MAX_SHARE,
                "A share must be between 1 and " + MAX_SHARE + ", but \"" + exit + "\" of " + head.id() + " is "
                        + share));
        shares.keySet()
                .forEach(exit -> require(
                        exit.key().isEmpty(),
                        "A share is named by a word such as \"offer-a\", but one of " + head.id() + " is \"" + exit
                                + "\""));
    }

    @Override
    public Split withHead(NodeHead newHead) {
        return new Split(newHead, shares, sticky);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return new LinkedHashSet<>(shares.keySet());
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        return new LinkedHashSet<>();
    }
}
