package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connects the caller to a person. {@code answered} is taken when that person hangs up first. A transfer by
 * {@link Means#REFER} has no such exit: who has been handed over is gone.
 *
 * @param head id, name and connections
 * @param destination the person's or group's name in the workspace, or a telephone's number or SIP address; null while
 *     the node is being drawn
 * @param ringFor how long it may ring, 5 s to 300 s
 * @param announcement said before it rings; none if null
 * @param by how the two come together
 */
public record Transfer(
        NodeHead head,
        @Nullable String destination,
        Duration ringFor,
        @Nullable PromptId announcement,
        Means by) implements FlowNode {

    /** How a caller and a person come together. */
    public enum Means {
        /** The shop's own phone side rings the person and joins the two; the flow goes on after them. */
        BRIDGE("bridge"),
        /**
         * As a bridge; while the two talk the caller's side is asked to call the person itself in the place of us (SIP
         * REFER with Replaces). Where it does, the call here ends; where it does not, the bridge goes on.
         */
        ATTENDED("attended"),
        /** The caller's side is asked to call the person instead (SIP REFER), and the call here ends. */
        REFER("refer");

        private final String json;

        Means(String json) {
            this.json = json;
        }

        /** The word in the file. */
        public String json() {
            return json;
        }
    }

    public static final Duration SHORTEST_RING = Duration.ofSeconds(5);
    public static final Duration LONGEST_RING = Duration.ofMinutes(5);
    public static final Duration DEFAULT_RING = Duration.ofSeconds(25);

    private static final Pattern DIRECT = Pattern.compile("^(?:\\+|sips?:|tel:).*", Pattern.DOTALL);

    /** Whether {@code to} is meant as a number or an address, well written or not, rather than as a name. */
    public static boolean isDirect(String to) {
        return DIRECT.matcher(to).matches();
    }

    /** A transfer by bridge. */
    public Transfer(NodeHead head, @Nullable String destination, Duration ringFor, @Nullable PromptId announcement) {
        this(head, destination, ringFor, announcement, Means.BRIDGE);
    }

    public Transfer {
        require(
                ringFor.compareTo(SHORTEST_RING) >= 0 && ringFor.compareTo(LONGEST_RING) <= 0 && isWholeMillis(ringFor),
                "ringFor must be between 5s and 300s, but that of " + head.id() + " is " + ringFor.toSeconds() + "s");
    }

    @Override
    public Transfer withHead(NodeHead newHead) {
        return new Transfer(newHead, destination, ringFor, announcement, by);
    }

    public Transfer withDestination(@Nullable String newDestination) {
        return new Transfer(head, newDestination, ringFor, announcement, by);
    }

    public Transfer withRingFor(Duration newRingFor) {
        return new Transfer(head, destination, newRingFor, announcement, by);
    }

    public Transfer withAnnouncement(@Nullable PromptId newAnnouncement) {
        return new Transfer(head, destination, ringFor, newAnnouncement, by);
    }

    /** The same by other means; an exit that it no longer has leads nowhere any more. */
    public Transfer withMeans(Means means) {
        NodeHead kept = means == Means.REFER ? head.disconnect(Exit.ANSWERED) : head;
        return new Transfer(kept, destination, ringFor, announcement, means);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return switch (by) {
            case BRIDGE, ATTENDED -> FlowNode.ordered(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED);
            case REFER -> FlowNode.ordered(Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED);
        };
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, announcement);
        return prompts;
    }
}
