package io.ivory.flow.diff;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is not what it was.
 *
 * @param exit the way out of the node
 * @param before where it led; null for nowhere
 * @param after where it leads; null for nowhere
 * @param sentence what changed, without the node's name
 */
public record ExitChange(
        Exit exit, @Nullable NodeId before, @Nullable NodeId after, String sentence) {}
