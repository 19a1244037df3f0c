package io.ivory.flow.export;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;

/**
 * A node's card in its place, in pixels.
 *
 * @param node what it shows
 * @param x its left edge
 * @param y its upper edge
 * @param size how large it is
 */
record Card(FlowNode node, int x, int y, CardSize size) {

    static Card of(FlowDefinition flow, FlowNode node, Position place) {
        return new Card(node, place.x(), place.y(), CardSize.of(flow, node));
    }

    NodeType.Group group() {
        return NodeType.of(node).group();
    }

    int right() {
        return x + size.width();
    }

    int bottom() {
        return y + size.height();
    }
}
