package io.ivory.flow.check;

import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not right with a flow, said so that its author can mend it.
 *
 * @param severity whether it blocks publishing
 * @param rule the id of the rule that found it, such as {@code unconnected-exit}
 * @param node the node it is about; the whole flow if null
 * @param pointer the JSON Pointer (RFC 6901) of the place, such as {@code /nodes/main-menu/exits}
 * @param message what is wrong and what to do, beginning in lower case
 */
public record Problem(
        Severity severity, String rule, @Nullable NodeId node, String pointer, String message) {}
