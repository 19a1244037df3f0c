package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Connects the caller to a person. {@code answered} is taken when that person hangs up first.
 *
 * @param head id, name and connections
 * @param destination the person's or group's name in the workspace; null while the node is being drawn
 * @param ringFor how long it may ring, 5 s to 300 s
 * @param announcement said before it rings; none if null
 */
public record Transfer(
        NodeHead head,
        @Nullable String destination,
        Duration ringFor,
        @Nullable PromptId announcement) implements FlowNode {

    public static final Duration SHORTEST_RING = Duration.ofSeconds(5);
    public static final Duration LONGEST_RING = Duration.ofMinutes(5);
    public static final Duration DEFAULT_RING = Duration.ofSeconds(25);

    public Transfer {
        require(
                ringFor.compareTo(SHORTEST_RING) >= 0 && ringFor.compareTo(LONGEST_RING) <= 0 && isWholeMillis(ringFor),
                "ringFor must be between 5s and 300s, but that of " + head.id() + " is " + ringFor.toSeconds() + "s");
    }

    @Override
    public Transfer withHead(NodeHead newHead) {
        return new Transfer(newHead, destination, ringFor, announcement);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, announcement);
        return prompts;
    }
}
