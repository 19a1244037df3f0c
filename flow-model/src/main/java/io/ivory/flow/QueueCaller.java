package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Has the caller wait for the next free person; {@code "queue"} in the file. {@code answered} is taken when that person
 * hangs up first, {@code full} when too many wait already, {@code left} when the caller presses the callback key.
 *
 * @param head id, name and connections
 * @param queue the queue's name in the workspace; null while the node is being drawn
 * @param maxWait how long a caller waits at most, 10 s to 1 h
 * @param announceEvery how often place and waiting time are said, 10 s to 10 min; zero for never
 * @param music what is heard meanwhile, over and over; the queue's own music if null
 * @param callbackKey the key that gives up waiting; none if null
 */
public record QueueCaller(
        NodeHead head,
        @Nullable String queue,
        Duration maxWait,
        Duration announceEvery,
        @Nullable PromptId music,
        @Nullable Digit callbackKey)
        implements FlowNode {

    public static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);
    public static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);
    public static final Duration SHORTEST_ANNOUNCE = Duration.ofSeconds(10);
    public static final Duration LONGEST_ANNOUNCE = Duration.ofMinutes(10);
    public static final Duration DEFAULT_ANNOUNCE = Duration.ofSeconds(30);

    public QueueCaller {
        require(
                maxWait.compareTo(SHORTEST_WAIT) >= 0 && maxWait.compareTo(LONGEST_WAIT) <= 0 && isWholeMillis(maxWait),
                "maxWait must be between 10s and 3600s, but that of " + head.id() + " is " + maxWait.toMillis() + "ms");
        require(
                announceEvery.isZero()
                        || (announceEvery.compareTo(SHORTEST_ANNOUNCE) >= 0
                                && announceEvery.compareTo(LONGEST_ANNOUNCE) <= 0
                                && isWholeMillis(announceEvery)),
                "announceEvery must be 0s or between 10s and 600s, but that of " + head.id() + " is "
                        + announceEvery.toMillis() + "ms");
    }

    @Override
    public QueueCaller withHead(NodeHead newHead) {
        return new QueueCaller(newHead, queue, maxWait, announceEvery, music, callbackKey);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.ANSWERED, Exit.FULL, Exit.TIMEOUT, Exit.LEFT);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, music);
        return prompts;
    }
}
