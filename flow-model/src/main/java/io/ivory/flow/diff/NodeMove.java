package io.ivory.flow.diff;

import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import org.jspecify.annotations.Nullable;

/**
 * A card that stands elsewhere on the canvas.
 *
 * @param node whose card
 * @param name the node's name as sentences use it
 * @param before where it stood; null where it was placed automatically
 * @param after where it stands; null where it is placed automatically
 */
public record NodeMove(
        NodeId node,
        String name,
        @Nullable Position before,
        @Nullable Position after) {}
