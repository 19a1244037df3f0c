package io.ivory.flow.check;

import io.ivory.flow.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule has found in a flow, said so that its author can mend it. How much it matters is not for the rule
 * to say but for {@link RuleSettings}.
 *
 * @param rule the id of the rule, such as {@code unconnected-exit}
 * @param node the node that shows it best; the whole flow if null
 * @param place what exactly it is about
 * @param pointer the JSON Pointer (RFC 6901) of the place in the flow's file, such as {@code /nodes/main-menu/exits}
 * @param message what is wrong and what to do, beginning in lower case
 * @param fixes edits that each put it right, the best first; none where only a person can know
 */
public record Finding(
        String rule, @Nullable NodeId node, Place place, String pointer, String message, List<Fix> fixes) {

    public Finding {
        fixes = List.copyOf(fixes);
    }
}
