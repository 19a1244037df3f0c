package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Records what the caller wants to say: the greeting, a beep, the recording.
 *
 * @param head id, name and connections
 * @param box the name of the voicemail box in the workspace; null while the node is being drawn
 * @param greeting said before the beep; the box's own greeting if null
 * @param maxLength how long a recording may be, 5 s to 600 s
 * @param silence how long a caller may be silent before the recording ends, 1 s to 60 s
 */
public record Voicemail(
        NodeHead head, @Nullable String box, @Nullable PromptId greeting, Duration maxLength, Duration silence)
        implements FlowNode {

    public static final Duration SHORTEST_LENGTH = Duration.ofSeconds(5);
    public static final Duration LONGEST_LENGTH = Duration.ofMinutes(10);
    public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(2);
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    public static final Duration DEFAULT_SILENCE = Duration.ofSeconds(5);

    public Voicemail {
        require(
                maxLength.compareTo(SHORTEST_LENGTH) >= 0
                        && maxLength.compareTo(LONGEST_LENGTH) <= 0
                        && isWholeMillis(maxLength),
                "maxLength must be between 5s and 600s, but that of " + head.id() + " is " + maxLength.toMillis()
                        + "ms");
        require(
                silence.compareTo(SHORTEST_SILENCE) >= 0
                        && silence.compareTo(LONGEST_SILENCE) <= 0
                        && isWholeMillis(silence),
                "silence must be between 1s and 60s, but that of " + head.id() + " is " + silence.toMillis() + "ms");
    }

    @Override
    public Voicemail withHead(NodeHead newHead) {
        return new Voicemail(newHead, box, greeting, maxLength, silence);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.NEXT);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, greeting);
        return prompts;
    }
}
