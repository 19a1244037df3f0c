package io.ivory.flow.edit;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;

/**
 * Where a connection begins.
 *
 * @param node the node it leaves
 * @param exit the exit it leaves by
 */
public record NodeExit(NodeId node, Exit exit) {}
