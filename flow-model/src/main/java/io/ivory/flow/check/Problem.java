package io.ivory.flow.check;

import io.ivory.flow.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding and how much it matters here.
 *
 * @param severity whether it blocks publishing
 * @param finding what was found
 */
public record Problem(Severity severity, Finding finding) {

    /**
     * A problem without fixes, found by the rule {@code rule} at {@code pointer}.
     *
     * @param node the node it is about; the whole flow if null
     */
    public Problem(Severity severity, String rule, @Nullable NodeId node, String pointer, String message) {
        this(severity, new Finding(rule, node, Place.at(pointer), pointer, message, List.of()));
    }

    /** The id of the rule that found it, such as {@code unconnected-exit}; its page is named after it. */
    public String rule() {
        return finding.rule();
    }

    /** The node it is about; the whole flow if null. */
    public @Nullable NodeId node() {
        return finding.node();
    }

    /** What exactly it is about. */
    public Place place() {
        return finding.place();
    }

    /** The JSON Pointer (RFC 6901) of the place, such as {@code /nodes/main-menu/exits}. */
    public String pointer() {
        return finding.pointer();
    }

    /** What is wrong and what to do, beginning in lower case. */
    public String message() {
        return finding.message();
    }

    /** Edits that each put it right, the best first. */
    public List<Fix> fixes() {
        return finding.fixes();
    }
}
